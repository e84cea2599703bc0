"""Reviews find their evaluators (分派评估员): blind, never for a case of one's own, balanced."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kernel.calendar import days
from services.evaluation.domain.case import EvaluatedCase, ReviewState
from services.evaluation.domain.evolution import evolve
from services.evaluation.events import ReviewAssigned, ReviewersWanted, ReviewLapsed, SampleJoined
from services.evaluation.rubric import Practice, Rubric


@dataclass(frozen=True)
class Bench:
    """What handing out goes by: `able` are the region's active evaluators, the least busy first."""

    able: Sequence[str]
    rubric: Rubric
    practice: Practice
    now: datetime


def join(state: EvaluatedCase, sample: str, bench: Bench) -> list[Any]:
    """A sample drew the case: reviews are handed out, unless its last closing has them already."""
    if sample in state.samples:
        return []
    joined = SampleJoined(sample, len(state.closings) - 1, bench.rubric.reviewers)
    return [joined, *staff(evolve(state, joined), bench)]


def staff(state: EvaluatedCase, bench: Bench) -> list[Any]:
    """Hand out what is missing, as far as there are evaluators; else look again after a pause."""
    assigned = list(_assignments(state, bench))
    lacking = sum(state.missing(place) for place in range(len(state.closings))) - len(assigned)
    if not lacking:
        return assigned
    tries = state.wanted.tries + 1 if state.wanted else 1
    pause = min(bench.practice.first_pause * 2 ** min(tries - 1, 20), bench.practice.longest_pause)
    return [*assigned, ReviewersWanted(tries, bench.now + pause)]


def _assignments(state: EvaluatedCase, bench: Bench) -> Iterator[ReviewAssigned]:
    due = days(bench.now, bench.practice.review_days, bench.practice.review_day_type).due
    number = len(state.reviews)
    for place in range(len(state.closings)):
        for evaluator in eligible(state, place, bench.able)[: state.missing(place)]:
            number += 1
            review = f"{state.id}.r{number}"
            yield ReviewAssigned(state.case, review, evaluator, place, due, bench.rubric.version)


def eligible(state: EvaluatedCase, closing: int, able: Sequence[str]) -> list[str]:
    """Who may review: nobody who handled the case, nobody twice for one closing."""
    taken = {review.evaluator for review in state.reviews_of(closing)} | state.handlers
    return [evaluator for evaluator in dict.fromkeys(able) if evaluator not in taken]


def lapse(state: EvaluatedCase, bench: Bench) -> list[Any]:
    """Reviews that were not scored in time go to somebody else."""
    late = [r for r in state.reviews if r.state == ReviewState.OPEN and r.due <= bench.now]
    lapsed = [ReviewLapsed(review.id, review.evaluator, state.case) for review in late]
    for event in lapsed:
        state = evolve(state, event)
    return [*lapsed, *staff(state, bench)] if lapsed else []


def seek_again(state: EvaluatedCase, bench: Bench) -> list[Any]:
    """The pause is over: look once more for the evaluators that were missing."""
    return staff(state, bench) if state.wanted and state.wanted.again <= bench.now else []
