"""Closed cases to try the rules on, and a fold that keeps what happened."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from kernel import codec
from kernel.words import Actor
from services.evaluation.domain import closing, reviewing, staffing
from services.evaluation.domain.case import EvaluatedCase
from services.evaluation.domain.evolution import evolve
from services.evaluation.domain.staffing import Bench
from services.evaluation.rubric import PRACTICE, in_force

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
RUBRIC = in_force(NOW.date())
EVALUATORS = ("evaluator1", "evaluator2", "evaluator3")
FULL = {item.code: item.max for item in RUBRIC.items}
EVIDENCE = {"file": "案卷齐全，文书规范。"}


def bench(able: Sequence[str] = EVALUATORS, now: datetime = NOW) -> Bench:
    """Evaluators to hand out to."""
    return Bench(able, RUBRIC, PRACTICE, now)


def evaluator(name: str) -> Actor:
    """An evaluator of the county."""
    return Actor(name, frozenset({"evaluator"}), "620725")


def ending(**change: Any) -> closing.Ending:
    """A legal aid matter that lawyer1 closed."""
    known: dict[str, Any] = {
        "case": "case-1",
        "service": "legalaid",
        "region": "620725",
        "category": "labor.wages",
        "handler": "lawyer1",
        "outcome": "won",
        "opened": NOW - timedelta(days=40),
        "closed": NOW - timedelta(days=1),
    }
    return closing.Ending(**(known | change))


class Told:
    """A case and everything that happened to it; each fact goes through JSON as in the database."""

    def __init__(self, first: closing.Ending | None = None) -> None:
        self.facts: list[Any] = []
        self.add(closing.receive(None, "doc-1", first or ending()))

    @property
    def state(self) -> EvaluatedCase:
        """The case now."""
        state = None
        for fact in self.facts:
            state = evolve(state, fact)
        assert state is not None
        return state

    def add(self, facts: Sequence[Any]) -> list[str]:
        """Let these facts happen; returns their names."""
        self.facts += [codec.build(codec.plain(fact), type(fact)) for fact in facts]
        return [type(fact).__name__ for fact in facts]

    def drawn(self, able: Sequence[str] = EVALUATORS, sample: str = "s1", now: datetime = NOW) -> list[str]:
        """A sample draws the case."""
        return self.add(staffing.join(self.state, sample, bench(able, now)))

    def score(self, place: int, values: dict[str, float] | None = None, now: datetime = NOW) -> list[str]:
        """The evaluator of the review at this place scores it."""
        review = self.state.reviews[place]
        return self.add(
            reviewing.score(
                self.state, evaluator(review.evaluator), review.id, values or FULL, EVIDENCE, {}, RUBRIC, now
            )
        )


def all_at(part: float) -> dict[str, float]:
    """Every indicator at this part of its maximum, so that the score is 100 x part."""
    return {item.code: item.max * part for item in RUBRIC.items}
