"""Lending the file for a review (案卷检查): whichever of its ends is heard first, it ends."""

from collections.abc import Sequence

from kernel.words import Actor
from services.legalaid.domain.application import Application
from services.legalaid.events import FileLent, LoanEnded, ReviewAssigned, ReviewEnded

RETURNED = ""


def lend(application: Application | None, assigned: ReviewAssigned) -> Sequence[FileLent]:
    """The evaluator reads the file while his review is open; a review that ended opens nothing again."""
    if application is None or assigned.review in application.lent:
        return []
    return [FileLent(assigned.review, assigned.evaluator)]


def take_back(application: Application | None, ended: ReviewEnded) -> Sequence[LoanEnded]:
    """The review ended, even where its beginning was not heard yet."""
    if application is None or application.lent.get(ended.review) == RETURNED:
        return []
    return [LoanEnded(ended.review)]


def reads(actor: Actor, application: Application) -> bool:
    """An evaluator whose review of this case is open."""
    return actor.has("evaluator") and actor.id in application.lent.values()
