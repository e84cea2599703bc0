"""The triage rules (分流规则): a dated list of words and answers with weights, for anyone to recompute."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from services.intake.law.read import read

Scores = Mapping[str, int]


@dataclass(frozen=True)
class Option:
    """One answer: what it weighs; `danger` asks about safety; `against` rules a service out."""

    value: str
    text: Mapping[str, str]
    scores: Scores
    danger: bool
    against: str | None


@dataclass(frozen=True)
class Question:
    """A guided question (引导式提问) in plain words."""

    id: str
    text: Mapping[str, str]
    options: tuple[Option, ...]

    def option(self, value: str) -> Option | None:
        """The answer with this value."""
        return next((each for each in self.options if each.value == value), None)


@dataclass(frozen=True)
class Rules:
    """One version of the rules. Below `score` or `confidence` an officer looks."""

    version: str
    score: int
    confidence: float
    words: Mapping[str, Scores]
    danger: tuple[str, ...]
    questions: tuple[Question, ...]

    def question(self, id: str) -> Question | None:
        """The question with this id."""
        return next((each for each in self.questions if each.id == id), None)


@cache
def triage_rules() -> Rules:
    """The rules in force."""
    data = read("triage.json")
    return Rules(
        version=data["version"],
        score=data["sure"]["score"],
        confidence=data["sure"]["confidence"],
        words=data["words"],
        danger=tuple(data["danger"]),
        questions=tuple(_question(row) for row in data["questions"]),
    )


def _question(row: Mapping[str, Any]) -> Question:
    return Question(row["id"], {"zh": row["zh"], "en": row["en"]}, tuple(_option(o) for o in row["options"]))


def _option(row: Mapping[str, Any]) -> Option:
    return Option(
        value=row["value"],
        text={"zh": row["zh"], "en": row["en"]},
        scores=row["scores"],
        danger=row.get("danger", False),
        against=row.get("against"),
    )
