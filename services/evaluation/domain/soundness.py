"""What must never be in an evaluated case, whatever came in which order; `./fengqiao check` asks (V6)."""

from collections import Counter
from collections.abc import Iterator, Sequence

from services.evaluation.domain.case import EvaluatedCase, Review, ReviewState


def flaws(state: EvaluatedCase) -> Sequence[str]:
    """One score per reviewer and review, nobody over himself, a result from all its reviews; else why not."""
    return tuple(_flaws(state))


def _flaws(state: EvaluatedCase) -> Iterator[str]:
    for id, times in Counter(review.id for review in state.reviews).items():
        if times > 1:
            yield f"review {id} is there {times} times"
    for review in state.reviews:
        yield from _review(state, review)
    for place in range(len(state.closings)):
        yield from _closing(state, place)


def _review(state: EvaluatedCase, review: Review) -> Iterator[str]:
    if review.evaluator in {each.handler for each in state.closings[: review.closing + 1]}:
        yield f"review {review.id} is by somebody who handled the case"
    scored = review.state == ReviewState.SCORED
    if scored != (review.score is not None) or scored != (review.at is not None):
        yield f"review {review.id} is {review.state} with score {review.score}"


def _closing(state: EvaluatedCase, place: int) -> Iterator[str]:
    closing, reviews = state.closings[place], state.reviews_of(place)
    by = Counter(review.evaluator for review in reviews)
    if any(times > 1 for times in by.values()):
        yield f"closing {place} was given twice to the same reviewer"
    held = [review for review in reviews if review.state != ReviewState.LAPSED]
    if len(held) > closing.reviewers:
        yield f"closing {place} has {len(held)} reviews, and needs {closing.reviewers}"
    scores = sum(review.score is not None for review in reviews)
    if (closing.score is not None) != (scores == closing.reviewers > 0):
        yield f"closing {place} has score {closing.score} from {scores} of {closing.reviewers} reviews"
