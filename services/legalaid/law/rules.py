"""The rules by which an application is judged: scope, hardship, who may apply, aid first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from kernel.words import covers
from services.legalaid.law.read import Source, read, source

Condition = Mapping[str, Any]


@dataclass(frozen=True)
class Rule:
    """A condition with its source. `means_test` is false where hardship does not matter (32)."""

    source: Source
    when: Condition
    means_test: bool = True


@dataclass(frozen=True)
class Line:
    """The hardship line (经济困难标准, 34): income per head and month, in fen."""

    source: Source
    region: str
    per_head_month_fen: int


@dataclass(frozen=True)
class Additions:
    """Matters that a region's own rules add to the nine kinds (31(九))."""

    source: Source
    region: str
    matters: frozenset[str]


@cache
def _rules(name: str, rows: str) -> tuple[Rule, ...]:
    file = read(name)
    return tuple(Rule(source(file, row), row["when"], row.get("means_test", True)) for row in file[rows])


def _on(rules: tuple[Rule, ...], day: date) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules if rule.source.holds(day))


def scope(day: date) -> tuple[Rule, ...]:
    """Articles 24, 29, 31-33 as they apply on a day."""
    return _on(_rules("scope.json", "rules"), day)


def exemptions(day: date) -> tuple[Rule, ...]:
    """Article 42 as it applies on a day."""
    return _on(_rules("hardship.json", "exemptions"), day)


def standing(day: date) -> tuple[Rule, ...]:
    """Who may apply for another (40, and close kin in 24 and 33)."""
    return _on(_rules("standing.json", "rules"), day)


def jurisdiction(day: date) -> tuple[Rule, ...]:
    """Which agency to apply to (38)."""
    return _on(_rules("jurisdiction.json", "rules"), day)


def own_application(day: date) -> tuple[Rule, ...]:
    """Whoever is a party applies himself (24, 29, 33, else 31), the most particular first."""
    return _on(_rules("standing.json", "own"), day)


def advance(day: date) -> tuple[Rule, ...]:
    """When aid may come before the papers (44)."""
    return _on(_rules("advance.json", "rules"), day)


def routes() -> tuple[Source, ...]:
    """The two ways to check hardship (41): shared data, the applicant's pledge."""
    file = read("hardship.json")
    return tuple(source(file, row) for row in file["routes"])


def line(region: str, day: date) -> Line | None:
    """The hardship line of a region on a day, or None where none is on file."""
    file = read("hardship.json")
    lines = (Line(source(file, row), row["region"], row["per_head_month_fen"]) for row in file["lines"])
    return next((x for x in lines if covers(x.region, region) and x.source.holds(day)), None)


def additions(region: str, day: date) -> Additions | None:
    """What a region adds to the scope, or None where its rules are not on file."""
    file = read("regional.json")
    rows = (Additions(source(file, row), row["region"], frozenset(row["matters"])) for row in file["regions"])
    return next((x for x in rows if covers(x.region, region) and x.source.holds(day)), None)
