"""The PDF: real text in reading order, tagged, the same bytes each time; nothing in it is read as markup."""

import hashlib
import re
import subprocess
import sys
from dataclasses import replace

import pypdfium2
import pytest

from kernel.clock import CHINA
from kernel.documents import pdf, signed
from tests.kernel.documents.papers import AT, paper

STAMP = pdf.Stamp("山丹援给〔2026〕7号", AT, "ABCD-EFGH-IJKL-MNOP", "https://law.example.cn/verify/x/ABCD")


def text(made: bytes) -> str:
    document = pypdfium2.PdfDocument(made)
    return "".join(page.get_textpage().get_text_range() for page in document)


def test_it_says_what_it_was_given_in_the_order_of_reading() -> None:
    said = re.sub(r"\s", "", text(pdf.printed(paper(), STAMP)))
    wanted = (
        "给予法律援助决定书",
        STAMP.number,
        "张三：",
        "请求支付劳动报酬",
        "你的权利",
        "工资条",
        "2026年11月2日",
    )
    places = [said.find(part) for part in wanted]
    assert -1 not in places
    assert places == sorted(places)


def test_it_says_of_itself_that_it_is_accessible() -> None:
    made = pdf.printed(paper(), STAMP)
    for mark in (b"<pdfuaid:part>1</pdfuaid:part>", b"/StructTreeRoot", b"/Lang", b"/DisplayDocTitle true"):
        assert mark in made


def test_the_same_content_gives_the_same_bytes_in_another_process() -> None:
    here = pdf.printed(paper(), STAMP)
    code = (
        "import hashlib; from kernel.documents import pdf; from tests.kernel.documents import papers;"
        f"print(hashlib.sha256(pdf.printed(papers.paper(), pdf.Stamp({STAMP.number!r}, papers.AT, "
        f"{STAMP.code!r}, {STAMP.link!r}))).hexdigest())"
    )
    there = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert there.stdout.strip() == hashlib.sha256(here).hexdigest()


def test_a_moment_in_any_zone_will_do() -> None:
    there = AT.astimezone(CHINA).replace(microsecond=5000)
    assert pdf.printed(paper(), replace(STAMP, at=there)) == pdf.printed(paper(), STAMP)


@pytest.mark.parametrize("name", ['#panic("x")', "$x$ *粗* `r` <a> @b = // \\", '"}], "x": 1', "张\n三"])
def test_words_are_never_read_as_markup(name: str) -> None:
    said = re.sub(r"\s", "", text(pdf.printed(paper(name), STAMP)))
    assert re.sub(r"\s", "", name) in said


def test_a_character_without_type_is_replaced_and_named() -> None:
    said = text(pdf.printed(paper("王\U000323af"), STAMP))
    assert "王〓" in said
    assert "U+323AF" in said


def test_a_picture_that_cannot_be_printed_gives_way_to_words() -> None:
    picture = signed("承诺人", "data:image/png;base64,iVBORw0KGgo=", "今天")
    broken = replace(paper(), parts=(*paper().parts, picture))
    assert "承诺人：已在屏幕上签名（今天）" in re.sub(r"\s", "", text(pdf.printed(broken, STAMP)))
