"""Lending the file for a review (案卷检查): whichever of its ends is heard first, it ends."""

from collections.abc import Sequence
from dataclasses import replace

from services.mediation.domain.state import Mediation
from services.mediation.events import FileLent, LoanEnded, ReviewAssigned, ReviewEnded

RETURNED = ""


def lend(state: Mediation | None, assigned: ReviewAssigned) -> Sequence[FileLent]:
    """The evaluator reads while his review is open; a review that ended opens nothing again."""
    if state is None or assigned.review in state.lent:
        return []
    return [FileLent(assigned.review, assigned.evaluator)]


def take_back(state: Mediation | None, ended: ReviewEnded) -> Sequence[LoanEnded]:
    """The review ended, even where its beginning was not heard yet."""
    if state is None or state.lent.get(ended.review) == RETURNED:
        return []
    return [LoanEnded(ended.review)]


def lent(state: Mediation, event: FileLent) -> Mediation:
    """One more reader."""
    return replace(state, lent=state.lent | {event.review: event.reader})


def taken_back(state: Mediation, event: LoanEnded) -> Mediation:
    """One reader less."""
    return replace(state, lent=state.lent | {event.review: RETURNED})
