"""Chinese is the source; every text has its English; the compiled catalogue is the written one."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from babel.messages.mofile import read_mo
from flask.testing import FlaskClient

from frontend import catalogue
from frontend.words import WORDS
from tests.frontend.test_staff import ALL

HAN = re.compile(r"[\u4e00-\u9fff]")


def test_every_text_has_its_english() -> None:
    _, lacking = catalogue.merged("en", catalogue.said())
    assert lacking == []


def test_placeholders_are_the_same_in_both_languages() -> None:
    english, _ = catalogue.merged("en", catalogue.said())
    for message in english:
        if isinstance(message.id, str) and isinstance(message.string, str) and message.id:
            wanted, found = (sorted(re.findall(r"%\(\w+\)s", text)) for text in (message.id, message.string))
            assert wanted == found, message.id


def test_the_compiled_catalogue_is_the_written_one() -> None:
    written, _ = catalogue.merged("en", catalogue.said())
    path = catalogue.FOLDER / "en" / "LC_MESSAGES" / "messages.mo"
    compiled = read_mo(io.BytesIO(path.read_bytes()))
    texts = {str(m.id): str(m.string) for m in written if m.id and isinstance(m.id, str)}
    found = {str(m.id): str(m.string) for m in compiled if m.id and isinstance(m.id, str)}
    assert found == texts, "run `python -m frontend.catalogue`"


@pytest.mark.parametrize("path", ["/", "/signin", "/staff", "/track?receipt=&code=", "/apply", "/apply/what"])
def test_public_pages_are_wholly_english_when_asked(visitor: FlaskClient, path: str) -> None:
    page = visitor.get(path, headers={"Accept-Language": "en"}).text
    body = re.sub(r"<style>.*?</style>", "", page, flags=re.S).replace("中文", "")
    assert 'lang="en"' in page
    assert not HAN.search(body), HAN.search(body)


@pytest.mark.parametrize(("role", "path"), ALL)
def test_headings_and_buttons_of_all_pages_are_english(
    signed_in: Callable[..., FlaskClient], role: str, path: str
) -> None:
    client = signed_in(role)
    client.get("/display?turn=en")
    page = client.get(path).text
    ours = re.findall(r"<(?:button|label|legend)\b[^>]*>(.*?)</(?:button|label|legend)>", page, re.S)
    assert ours or "<h1>" in page
    for text in ours:
        if not re.search("（|0–", text) and not any(
            str(data) in text for data in ("调解员", "家里一共", "有没有材料", "您是不是")
        ):
            assert not HAN.search(text), text


def test_every_code_has_a_word() -> None:
    assert all(str(text) for table in WORDS.values() for text in table.values())
