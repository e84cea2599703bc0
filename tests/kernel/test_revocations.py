"""Tokens that were taken back, to the millisecond that a database keeps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from kernel.revocations import Revocations
from kernel.testkit import Kit
from kernel.tokens import Claims
from kernel.words import Actor


def test_a_token_of_the_very_millisecond_is_taken_back_and_a_later_one_is_not(kit: Kit) -> None:
    known, at = Revocations(kit.ctx.db), datetime.now(UTC).replace(microsecond=7_900)
    known.add("zhang", at)
    made = at - timedelta(microseconds=100)
    assert known.covers(_made(made))
    assert not known.covers(_made(at + timedelta(milliseconds=1)))


def _made(at: datetime) -> Claims:
    return Claims(Actor("zhang", frozenset({"operator"})), "t", at.timestamp(), at.timestamp() + 60)
