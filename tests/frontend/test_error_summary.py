"""The error summary says which question it means."""

from __future__ import annotations

import re

from flask.testing import FlaskClient


def summary(page: str) -> list[str]:
    found = re.search(r"govuk-error-summary.*?</ul>", page, re.S)
    assert found
    return [
        re.sub(r"\s+", " ", text).strip()
        for text in re.findall(r'<a href="#[^"]+">(.*?)</a>', found[0], re.S)
    ]


def test_equal_messages_name_their_questions(visitor: FlaskClient) -> None:
    page = visitor.post("/rate/t", data={}).text
    assert summary(page)[0] == "这件事办得，您满意吗？请选一个"
    assert len(set(summary(page))) == 3


def test_in_english_too(visitor: FlaskClient) -> None:
    visitor.set_cookie("display", "en")
    assert all("? " in line for line in summary(visitor.post("/rate/t", data={}).text))


def test_one_question_alone_is_not_repeated(visitor: FlaskClient) -> None:
    visitor.post("/apply/begin", data={"channel": "web"})
    assert summary(visitor.post("/apply/what", data={}).text) == ["请选一个"]
