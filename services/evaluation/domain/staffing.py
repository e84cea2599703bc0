"""Reviews find their evaluators (分派评估员): blind, never for a case of one's own, balanced."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from kernel.calendar import days
from services.evaluation.domain.case import EvaluatedCase, ReviewState
from services.evaluation.domain.evolution import evolve
from services.evaluation.events import ReviewAssigned, ReviewersWanted, ReviewLapsed, SampleJoined
from services.evaluation.rubric import Practice, Rubric


def join(
    state: EvaluatedCase, sample: str, able: Sequence[str], rubric: Rubric, practice: Practice, now: datetime
) -> list[Any]:
    """A sample drew the case: reviews are handed out, unless its last closing has them already.

    `able` are the active evaluators of the region, the least busy first.
    """
    if sample in state.samples:
        return []
    joined = SampleJoined(sample, len(state.closings) - 1, rubric.reviewers)
    return [joined, *staff(evolve(state, joined), able, practice, now)]


def staff(state: EvaluatedCase, able: Sequence[str], practice: Practice, now: datetime) -> list[Any]:
    """Hand out what is missing, as far as there are evaluators; else look again after a pause."""
    due = days(now, practice.review_days, practice.review_day_type).due
    assigned = list(_assignments(state, able, due))
    lacking = sum(state.missing(place) for place in range(len(state.closings))) - len(assigned)
    if not lacking:
        return assigned
    tries = state.wanted.tries + 1 if state.wanted else 1
    pause = min(practice.first_pause * 2 ** min(tries - 1, 20), practice.longest_pause)
    return [*assigned, ReviewersWanted(tries, now + pause)]


def _assignments(state: EvaluatedCase, able: Sequence[str], due: datetime) -> Iterator[ReviewAssigned]:
    number = len(state.reviews)
    for place in range(len(state.closings)):
        for evaluator in eligible(state, place, able)[: state.missing(place)]:
            number += 1
            yield ReviewAssigned(state.case, f"{state.id}.r{number}", evaluator, place, due)


def eligible(state: EvaluatedCase, closing: int, able: Sequence[str]) -> list[str]:
    """Who may review: nobody who handled the case, nobody twice for one closing."""
    taken = {review.evaluator for review in state.reviews_of(closing)} | state.handlers
    return [evaluator for evaluator in dict.fromkeys(able) if evaluator not in taken]


def lapse(state: EvaluatedCase, able: Sequence[str], practice: Practice, now: datetime) -> list[Any]:
    """Reviews that were not scored in time go to somebody else."""
    late = [r for r in state.reviews if r.state == ReviewState.OPEN and r.due <= now]
    lapsed = [ReviewLapsed(review.id, review.evaluator) for review in late]
    for event in lapsed:
        state = evolve(state, event)
    return [*lapsed, *staff(state, able, practice, now)] if lapsed else []


def seek_again(state: EvaluatedCase, able: Sequence[str], practice: Practice, now: datetime) -> list[Any]:
    """The pause is over: look once more for the evaluators that were missing."""
    return staff(state, able, practice, now) if state.wanted else []
