"""The clocks of a closed case (时限): open reviews, missing evaluators, a waiting follow-up."""

from kernel.words import Clock
from services.evaluation.domain.case import EvaluatedCase, ReviewState

REVIEW, REVIEWERS, FOLLOW_UP = "review", "reviewers", "follow_up"


def clocks(state: EvaluatedCase) -> list[Clock]:
    """What runs now. One review clock, at the earliest due time of the open ones."""
    running = []
    if due := [review.due for review in state.reviews if review.state == ReviewState.OPEN]:
        running.append(Clock(REVIEW, min(due)))
    if state.wanted:
        running.append(Clock(REVIEWERS, state.wanted.again))
    if state.follow_up and not state.follow_up.at and not state.follow_up.late:
        running.append(Clock(FOLLOW_UP, state.follow_up.due))
    return running
