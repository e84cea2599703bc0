"""Small changes that several facts have in common."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from services.legalaid.domain.application import Application
from services.legalaid.domain.inside import Matter
from services.legalaid.events import Answer, Decline, Stage, Work

UNTIL_ASSIGNED = ("assignment", "assignment_near")
LATE_BUT_OVER = {"decision", "assignment", "assignment_near", "replacement", "advance_papers"} | {
    "first_meeting",
    "retainer",
}


def ended(application: Application, stage: Stage, at: datetime, work: Work) -> Application:
    """Whatever ends the application ends the work on it."""
    open_ = application.open_matter
    if open_ is not None:
        application = in_matter(application, open_.id, lambda m: replace(m, work=work, ended=at))
    return replace(application, stage=stage, ended=at, counsel=None, alert=None, current_draw=None)


def answered(application: Application, id: str, answer: Answer, reason: Decline | None = None) -> Application:
    """What became of an offer."""
    offers = tuple(
        replace(offer, answer=answer, reason=reason) if offer.id == id else offer
        for offer in application.offers
    )
    return replace(application, offers=offers, offered_to=None)


def in_matter(application: Application, id: str | None, change: Callable[[Matter], Matter]) -> Application:
    """A change inside one matter."""
    matters = tuple(change(matter) if matter.id == id else matter for matter in application.matters)
    return replace(application, matters=matters)


def anew(application: Application, *clocks: str) -> Application:
    """Clocks that begin anew have not run out."""
    return replace(application, ran_out=tuple(name for name in application.ran_out if name not in clocks))


def mark(application: Application, clock: str, provisional: bool) -> Application:
    """Remember that a clock reaches past the announced calendar."""
    others = tuple(name for name in application.provisional if name != clock)
    return replace(application, provisional=(*others, clock) if provisional else others)


def attention(application: Application) -> tuple[str, ...]:
    """What an officer or supervisor must look at, whatever the clocks say."""
    signs = [str(application.alert)] if application.alert else []
    late = set(application.ran_out) - {"assignment_near"} - (LATE_BUT_OVER if application.over else set())
    if late:
        signs.append("overdue")
    if application.objected:
        signs.append("objection")
    for matter in application.matters:
        if matter.work == Work.OPEN and matter.reported_ground:
            signs.append("ground_reported")
        wish = matter.replacement
        if matter.work == Work.OPEN and wish is not None and wish.refused is None:
            signs.append("replacement_asked")
    return tuple(signs)
