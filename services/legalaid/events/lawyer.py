"""Facts about a lawyer beside what identity tells: leave, and how his closed cases were scored."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class LeaveTaken:
    """A lawyer is away (休假) on these days, both inclusive: nobody asks him meanwhile."""

    leave: str
    start: date
    end: date
    by: str
    at: datetime


@dataclass(frozen=True)
class LeaveCancelled:
    """He is there after all."""

    leave: str
    by: str
    at: datetime


@dataclass(frozen=True)
class ScoreNoted:
    """evaluation scored one of his closed cases."""

    case: str
    score: float
    at: datetime
