"""Duty lawyers (值班律师, 14, 30): posts at court, procuratorate, detention centre, and who is there."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Turn:
    """One day of one lawyer at a post."""

    day: date
    lawyer: str


@dataclass(frozen=True)
class PostOpened:
    """A post (值班点) where a duty lawyer sits; `weekends` says whether also on days off."""

    post: str
    region: str
    kind: str
    name: str
    weekends: bool
    by: str
    at: datetime


@dataclass(frozen=True)
class RotaSet:
    """Turns were set, by plan or by hand; a day that had one already has this one now."""

    turns: tuple[Turn, ...]
    by: str
    at: datetime


@dataclass(frozen=True)
class SwapAsked:
    """The lawyer of a day asks a colleague to take it."""

    day: date
    lawyer: str
    to: str
    at: datetime


@dataclass(frozen=True)
class SwapAnswered:
    """The colleague takes the day, or does not."""

    day: date
    to: str
    agreed: bool
    at: datetime
