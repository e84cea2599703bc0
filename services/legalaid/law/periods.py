"""The legal clocks (时限) as data: how long, counted how, from which article."""

from dataclasses import dataclass
from datetime import date

from services.legalaid.law.read import Source, read, source


@dataclass(frozen=True)
class Period:
    """A named length of time. `unit` is days or hours; `day_type` says how days are counted."""

    name: str
    source: Source
    amount: int
    unit: str
    day_type: str


def period(name: str, day: date) -> Period:
    """The period of this name on a day. Raises LookupError where the law of that day has none."""
    file = read("periods.json")
    for row in file["periods"]:
        found = Period(row["name"], source(file, row), row["amount"], row["unit"], row["day_type"])
        if found.name == name and found.source.holds(day):
            return found
    raise LookupError(f"no period {name} on {day}")


def names() -> tuple[str, ...]:
    """All periods on file."""
    return tuple(row["name"] for row in read("periods.json")["periods"])


def pause(clock: str) -> Source:
    """Why a clock may stand still: the rule that says so."""
    file = read("periods.json")
    return next(source(file, row) for row in file["pauses"] if row["clock"] == clock)
