"""An evaluator scores a case blind (盲评); two near scores settle it, two far ones call a third."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from kernel.words import Actor, Forbidden, NotFound, OutOfOrder
from services.evaluation.domain import scoring
from services.evaluation.domain.case import EvaluatedCase, Review, ReviewState
from services.evaluation.events import CaseScored, ReviewScored, ScoreGiven, ThirdReviewSought
from services.evaluation.rubric import Rubric


def own_review(state: EvaluatedCase, actor: Actor, review: str) -> Review:
    """The actor's review. 403 for who handled the case, 404 for another evaluator's."""
    found = state.review(review)
    if actor.id in state.handlers:
        raise Forbidden("own_case")
    if found.evaluator != actor.id:
        raise NotFound("review_unknown")
    return found


def score(
    state: EvaluatedCase,
    actor: Actor,
    review: str,
    indicators: Mapping[str, float],
    evidence: Mapping[str, str],
    sealed: dict[str, str],
    rubric: Rubric,
    now: datetime,
) -> list[Any]:
    """Score once. `evidence` is only looked at, its words go on in `sealed`."""
    found = own_review(state, actor, review)
    if found.state == ReviewState.SCORED:
        raise OutOfOrder("already_scored")
    if found.state == ReviewState.LAPSED:
        raise OutOfOrder("review_lapsed")
    values = scoring.checked(rubric, indicators)
    methods = scoring.checked_methods(rubric, evidence)
    result = scoring.weighted(rubric, values)
    given = ScoreGiven(review, rubric.version, values, result, methods, now, rubric.basis, sealed)
    done = ReviewScored(state.case, review, actor.id)
    return [given, done, *_next(state, found, result, rubric)]


def _next(state: EvaluatedCase, review: Review, result: float, rubric: Rubric) -> Sequence[Any]:
    """What a score leads to: the case's score, a third reviewer, or waiting for the other."""
    scores = [r.score for r in state.reviews_of(review.closing) if r.score is not None] + [result]
    wanted = state.closings[review.closing].reviewers
    if len(scores) < wanted:
        return []
    if wanted == rubric.reviewers and scoring.diverge(rubric, scores):
        return [ThirdReviewSought(state.case, review.closing)]
    return [case_scored(state, review.closing, scoring.settled(rubric, scores))]


def case_scored(state: EvaluatedCase, place: int, score: float) -> CaseScored:
    """The published fact, with what results are counted by."""
    closing = state.closings[place]
    return CaseScored(
        case=state.case,
        region=state.region,
        category=closing.category,
        service=closing.service,
        handler=closing.handler,
        closing=place,
        score=score,
        closed=closing.day,
    )
