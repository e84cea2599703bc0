"""Reading the export as a whole before anything is sent: a file that cannot be read changes nothing."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from launcher.importing.columns import COLUMNS, NEEDED, heading
from launcher.refusals import CannotStart

ENCODINGS = ("utf-8-sig", "gb18030")
"""What spreadsheets write: UTF-8 with or without a mark, and Chinese Excel's own."""
LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True)
class Line:
    """One row: `at` is its first line in the file, as an editor counts."""

    at: int
    cells: dict[str, str]


def read(path: Path) -> list[Line]:
    """Every row of the file, by our names of its columns. Raises CannotStart."""
    if path.stat().st_size > LARGEST:
        raise CannotStart(
            f"文件超过 {LARGEST // 2**20} MB：请拆成几个文件。",
            f"The file is larger than {LARGEST // 2**20} MB: split it.",
        )
    rows = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        names = _names(next(rows, []))
        return list(_lines(rows, names))
    except csv.Error as bad:
        raise CannotStart(
            f"第 {rows.line_num} 行起不是完整的 CSV（{bad}），什么都没有导入。",
            f"From line {rows.line_num} on this is no CSV ({bad}); nothing was imported.",
        ) from bad


def _text(path: Path) -> str:
    for encoding in ENCODINGS:
        try:
            return path.read_bytes().decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CannotStart(
        "文件既不是 UTF-8 也不是 GB18030：请另存为 UTF-8 的 CSV。",
        "The file is neither UTF-8 nor GB18030: save it as CSV in UTF-8.",
    )


def _names(headings: list[str]) -> list[str]:
    """Our names of the columns. Raises CannotStart for one that nobody knows, twice there, or missing."""
    names = [COLUMNS.get(cell.strip(), cell.strip()) for cell in headings]
    unknown = [name for name in names if name not in COLUMNS.values()]
    missing = [heading(name) for name in NEEDED if name not in names]
    if unknown or missing or len(set(names)) != len(names):
        raise _wrong_heading(unknown, missing)
    return names


def _wrong_heading(unknown: list[str], missing: list[str]) -> CannotStart:
    which = "；".join(
        f"{what}：{'、'.join(names)}"
        for what, names in (("不认识的列", unknown), ("缺少的列", missing))
        if names
    )
    return CannotStart(
        f"表头不对（{which or '有一列出现两次'}），什么都没有导入。可用的列：{'、'.join(COLUMNS)}。",
        f"The heading is wrong (unknown: {unknown}; missing: {missing}; or one twice). Nothing was imported.",
    )


def _lines(rows: object, names: list[str]) -> list[Line]:
    found, at = [], 2
    for cells in rows:  # type: ignore[attr-defined]
        if any(cell.strip() for cell in cells):
            found.append(Line(at, _cells(names, cells, at)))
        at = rows.line_num + 1  # type: ignore[attr-defined]
    return found


def _cells(names: list[str], cells: list[str], at: int) -> dict[str, str]:
    if len(cells) > len(names):
        raise CannotStart(
            f"第 {at} 行比表头多出 {len(cells) - len(names)} 格，什么都没有导入。",
            f"Line {at} has {len(cells) - len(names)} cells more than the heading; nothing was imported.",
        )
    return {name: cell.strip() for name, cell in zip(names, cells, strict=False) if cell.strip()}
