"""Subsidies (法律援助补贴, 52) by region, kind and date; and the yearly service that is encouraged."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kernel.words import covers
from services.legalaid.law.read import Source, read, source


@dataclass(frozen=True)
class Rate:
    """What a kind of service is paid, in fen."""

    source: Source
    kind: str
    amount_fen: int


@dataclass(frozen=True)
class Goal:
    """The yearly service of a lawyer: hours or cases. Encouraged, not owed."""

    source: Source
    hours: int
    cases: int


def kinds() -> Mapping[str, Mapping[str, str]]:
    """The kinds of service that are paid differently, in words."""
    found: Mapping[str, Mapping[str, str]] = read("subsidy.json")["kinds"]
    return found


def usual_kind(matter: str) -> str:
    """The kind that a matter is paid as, where the officer says nothing else."""
    file = read("subsidy.json")
    return str(file["of_matter"].get(matter, file["usual"]))


def rate(region: str, kind: str, day: date) -> Rate | None:
    """What a region pays for a kind on a day; None where no table is on file."""
    file = read("subsidy.json")
    for row in file["tables"]:
        at: dict[str, Any] = {name: row[name] for name in ("version", "from", "to")}
        found = source(file, at)
        if covers(row["region"], region) and found.holds(day) and kind in row["fen"]:
            return Rate(found, kind, row["fen"][kind])
    return None


def goal() -> Goal:
    """The yearly service that is encouraged."""
    file = read("service.json")
    return Goal(source(file, {}), file["hours"], file["cases"])
