"""Notices to people (通知): what was told to whom, or why nothing was sent."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class NoticeGiven:
    """`to` is "recipient" or a user name; `about` the moment or the thing it tells of.

    `outcome`: sent; no_contact (nowhere to send it, or refused there); silent (the person wants nothing
    written); by_hand (only at certain hours: somebody rings); stale (older than is worth telling).
    """

    kind: str
    about: str
    to: str
    outcome: str
    at: datetime


@dataclass(frozen=True)
class NoticesPutOff:
    """Nobody takes messages over now: tried again at `until`, after the `tries`th time later each time."""

    tries: int
    until: datetime
    at: datetime
