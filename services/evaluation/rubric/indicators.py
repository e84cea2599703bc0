"""Versions of the rubric: weighted indicators, evidence methods (四种方式) and the rule of double scoring.

Legal Aid Law 57 asks for a quality standard and third-party evaluation, 59 for the four methods.
A review keeps the version it was handed out under, so an old score is read by its old rubric.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Indicator:
    """One thing that is scored, from 0 to `max`; `weight` is its share of the whole."""

    code: str
    name: Mapping[str, str]
    asks: Mapping[str, str]
    max: float
    weight: float


@dataclass(frozen=True)
class Method:
    """One way to gather evidence (Legal Aid Law 59)."""

    code: str
    name: Mapping[str, str]


@dataclass(frozen=True)
class Rubric:
    """One version, in force from `start` to `end` (None: until further notice).

    `limit` is the largest difference of two scores, out of 100, that needs no third reviewer;
    `third` names the rule for three scores: `nearest` (mean of the two nearest) or `median`.
    """

    version: str
    start: date
    end: date | None
    basis: tuple[str, ...]
    verified: bool
    note: str
    items: tuple[Indicator, ...]
    methods: tuple[Method, ...]
    reviewers: int
    limit: float
    third: str


@cache
def all_versions() -> tuple[Rubric, ...]:
    """Every version at hand, the newest start first."""
    names = [entry for entry in files(__package__).iterdir() if entry.name.endswith(".json")]
    read = [json.loads(entry.read_text("utf-8")) for entry in names]
    found = [_rubric(data) for data in read if "items" in data]
    return tuple(sorted(found, key=lambda rubric: (rubric.start, rubric.version), reverse=True))


def in_force(day: date) -> Rubric:
    """The rubric of a day. Raises LookupError where none is at hand."""
    for rubric in all_versions():
        if rubric.start <= day and (rubric.end is None or day <= rubric.end):
            return rubric
    raise LookupError(f"no rubric is in force on {day}")


def of_version(version: str) -> Rubric | None:
    """The rubric of that version, or None."""
    return next((rubric for rubric in all_versions() if rubric.version == version), None)


def _rubric(data: Mapping[str, Any]) -> Rubric:
    scoring = data["scoring"]
    return Rubric(
        version=data["version"],
        start=date.fromisoformat(data["from"]),
        end=date.fromisoformat(data["to"]) if data["to"] else None,
        basis=tuple(data["basis"]),
        verified=data["verified"],
        note=data["note"],
        items=tuple(Indicator(**item) for item in data["items"]),
        methods=tuple(Method(**method) for method in data["methods"]),
        reviewers=scoring["reviewers"],
        limit=scoring["limit"],
        third=scoring["third"],
    )
