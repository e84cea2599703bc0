"""A document as PDF/UA-1 (无障碍 PDF), by typst: nothing but two Python packages is needed.

The same content at the same moment gives the same bytes: what was lost can be printed again and compared.
"""

import base64
import io
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta, timezone
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pylopdf_fonts_zh_cn
import segno
import typst
from fontTools.ttLib import TTFont

from kernel.clock import CHINA
from kernel.documents.content import Paper, Part

FONTS = Path(pylopdf_fonts_zh_cn.__file__).parent
FIXED = timezone(timedelta(hours=8))  # typst takes no named zone
SUBSTITUTE = "〓"  # what Chinese printers set where a character is not in the case


@dataclass(frozen=True)
class Stamp:
    """What a document gets when it is issued: its number, its day, where it can be verified."""

    number: str
    at: datetime
    code: str
    link: str


def printed(paper: Paper, stamp: Stamp) -> bytes:
    """The PDF. A picture that cannot be printed gives way to words that say so."""
    try:
        return _made(_data(paper, stamp), stamp)
    except typst.TypstError:
        if all(part.form != "signed" for part in paper.parts):
            raise
    return _made(_data(replace(paper, parts=tuple(map(_in_words, paper.parts))), stamp), stamp)


def _in_words(part: Part) -> Part:
    if part.form != "signed":
        return part
    return Part("paragraph", f"{part.text}：已在屏幕上签名（{part.rows[0][1]}），图像见网页版。")


def _made(data: dict[str, Any], stamp: Stamp) -> bytes:
    told, absent = _printable(data)
    told["absent"] = " ".join(f"U+{ord(sign):04X}" for sign in sorted(absent))
    made = _compiler().compile(
        files(__package__).joinpath("paper.typ").read_bytes(),
        format="pdf",
        sys_inputs={"paper": json.dumps(told, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=stamp.at.astimezone(FIXED).replace(microsecond=0),
    )
    if not isinstance(made, bytes):
        raise TypeError("typst made no single PDF")
    return made


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return typst.Compiler(root=str(FONTS), font_paths=fonts)


def _data(paper: Paper, stamp: Stamp) -> dict[str, Any]:
    day = stamp.at.astimezone(CHINA)
    told = asdict(paper)
    return told | {
        "parts": [_part(part) for part in paper.parts],
        "number": stamp.number,
        "code": stamp.code,
        "link": stamp.link,
        "qr": _qr(stamp.link),
        "date": f"{day.year}年{day.month}月{day.day}日",
        "day": {"year": day.year, "month": day.month, "day": day.day},
    }


def _part(part: Part) -> dict[str, Any]:
    told = asdict(part)
    if part.form == "signed":
        image, when = part.rows[0]
        told |= {"image": list(base64.b64decode(image.partition(",")[2])), "when": when, "rows": []}
    return told


def _qr(link: str) -> str:
    drawn = io.BytesIO()
    segno.make(link, error="m", micro=False).save(drawn, kind="svg", border=2)
    return drawn.getvalue().decode()


@cache
def _known() -> frozenset[int]:
    """The characters that every font at hand has."""
    tables = [TTFont(path, lazy=True).getBestCmap() for path in sorted(FONTS.glob("*.otf"))]
    return frozenset.intersection(*(frozenset(table) for table in tables))


def _printable(told: dict[str, Any]) -> tuple[dict[str, Any], set[str]]:
    """The same words, with a substitute for each character that cannot be printed; and which those are."""
    absent = {sign for text in _texts(told) for sign in text if ord(sign) not in _known() and sign != "\n"}
    return (_without(told, absent) if absent else told), absent


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


def _without(value: Any, absent: set[str]) -> Any:
    if isinstance(value, str):
        return "".join(SUBSTITUTE if sign in absent else sign for sign in value)
    if isinstance(value, dict):
        return {name: _without(part, absent) for name, part in value.items()}
    return [_without(part, absent) for part in value] if isinstance(value, list | tuple) else value
