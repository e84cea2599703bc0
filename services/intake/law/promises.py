"""Promised times (服务承诺制) as dated data: per region, the longest code that fits wins."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from services.intake.law.read import read


@dataclass(frozen=True)
class Promise:
    """`n` days of `day_type` for the step `name`; `verified` is False where it is a local sample."""

    name: str
    region: str
    start: date
    end: date | None
    urgent: bool
    n: int
    day_type: str
    basis: str
    verified: bool

    def about(self, name: str, region: str, urgent: bool) -> bool:
        """True if this row is about that step there."""
        here = self.region == "*" or region.startswith(self.region.rstrip("0"))
        return self.name == name and self.urgent == urgent and here

    def away(self, day: date) -> int:
        """How many days that day lies before its first or after its last; 0 where it holds."""
        after = (day - self.end).days if self.end else 0
        return max((self.start - day).days, after, 0)


@cache
def promises() -> tuple[Promise, ...]:
    """Every promise, the most local first."""
    rows = (_promise(row) for row in read("promises.json")["promises"])
    return tuple(sorted(rows, key=lambda promise: promise.region, reverse=True))


def _promise(row: Mapping[str, Any]) -> Promise:
    end = row["to"]
    return Promise(
        name=row["name"],
        region=row["region"],
        start=date.fromisoformat(row["from"]),
        end=date.fromisoformat(end) if end else None,
        urgent=row["urgent"],
        n=row["n"],
        day_type=row["day_type"],
        basis=row["basis"],
        verified=row["verified"],
    )
