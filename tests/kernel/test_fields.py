"""What the fields of the HTTP edge take: as the description says, no more."""

import pytest
from marshmallow.exceptions import ValidationError

from kernel.schemas import Ids, Schema, Text


class Said(Schema):
    text = Text(10)
    ids = Ids(3)


def test_text_is_trimmed() -> None:
    assert Said().load({"text": " 拖欠\u3000\n"})["text"] == "拖欠"


@pytest.mark.parametrize("text", ["拖欠" + " " * 9, "拖欠\x1e", "\x1f拖欠", " ", "拖欠" * 6])
def test_blanks_and_hidden_characters_do_not_make_a_wrong_text_good(text: str) -> None:
    with pytest.raises(ValidationError):
        Said().load({"text": text})


def test_ids_are_separated_by_commas() -> None:
    assert Said().load({"ids": "a-1,b.2"})["ids"] == ["a-1", "b.2"]


@pytest.mark.parametrize("ids", ["", "a,", "{'$ne': 1}", "a,b,c,d", "a" * 65])
def test_ids_hold_nothing_but_ids(ids: str) -> None:
    with pytest.raises(ValidationError):
        Said().load({"ids": ids})
