"""Counting results (统计): rows of evaluated cases to sums, and sums added up.

Scores are counted in hundredths of a point, so that sums are whole numbers and come out the
same in whatever order events arrive and however often they are counted again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

HUNDREDTHS = 100


@dataclass(frozen=True)
class Tally:
    """`n` cases with a score or an answer; `squares` sums the squared hundredths."""

    n: int = 0
    scored: int = 0
    total: int = 0
    squares: int = 0
    answered: int = 0
    satisfied: int = 0
    aware: int = 0
    first_choice: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


def count(rows: Iterable[Mapping[str, Any]], satisfied_from: int) -> Tally:
    """The tally of rows that hold `score` (hundredths) or the answers of a survey, or both."""
    whole = Tally()
    for row in rows:
        whole += _one(row, satisfied_from)
    return whole


def _one(row: Mapping[str, Any], satisfied_from: int) -> Tally:
    score, answer = row.get("score"), row.get("satisfied")
    told = answer is not None
    return Tally(
        n=1,
        scored=int(score is not None),
        total=score or 0,
        squares=(score or 0) ** 2,
        answered=int(told),
        satisfied=int(told and row["satisfied"] >= satisfied_from),
        aware=int(told and row["aware"]),
        first_choice=int(told and row["first_choice"]),
    )
