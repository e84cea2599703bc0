"""How lawyers are compared (指派规则): dated weights per region, and the sources of the hard rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from kernel.words import covers
from services.legalaid.law.read import Source, read, source


@dataclass(frozen=True)
class Policy:
    """How one lawyer is preferred to another: points for each trait, the fewer the better.

    `unasked` is what it costs to leave a case without a lawyer, and `hour_waited` what each hour of waiting
    adds. `unknown` says, for what the roster does not tell of a lawyer, whether that bars him or is shown.
    """

    source: Source
    weights: Mapping[str, int]
    usual_quality: int
    quality_counts_as: int
    unasked: int
    hour_waited: int
    offers_at_once: int
    gather_minutes: int
    retry_hours: int
    open_matters_at_most: int | None
    wider: str
    asked_twice_at_most: int
    unknown: Mapping[str, str]

    def bars(self, trait: str) -> bool:
        """True if a lawyer of whom this is not known may not be asked."""
        return self.unknown[trait] == "bar"


@cache
def policy(region: str, day: date) -> Policy:
    """The policy of a region on a day, the narrowest that covers it. Raises LookupError where none does."""
    file = read("matching.json")
    found = [
        row
        for row in file["policies"]
        if (row["region"] is None or covers(row["region"], region)) and source(file, row).holds(day)
    ]
    if not found:
        raise LookupError(f"no policy of assignment for {region} on {day}")
    row = max(found, key=lambda row: len((row["region"] or "").rstrip("0")))
    same = ("weights", "unasked", "hour_waited", "offers_at_once", "gather_minutes", "retry_hours")
    last = ("open_matters_at_most", "wider", "asked_twice_at_most", "unknown")
    return Policy(
        source=source(file, row),
        usual_quality=row["quality"]["usual"],
        quality_counts_as=row["quality"]["counts_as"],
        **{name: row[name] for name in (*same, *last)},
    )


@cache
def hard_rule(code: str, day: date) -> Source | None:
    """The article behind a hard rule; None where it is the office's own."""
    file = read("matching.json")
    rows = (source(file, row) for row in file["hard"] if row["code"] == code)
    return next((found for found in rows if found.holds(day)), None)
