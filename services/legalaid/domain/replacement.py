"""Changing the lawyer (更换): asked by the recipient (55) or, with good cause, by the lawyer (46)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kernel.words import Actor, NotFound, OutOfOrder
from services.legalaid import law
from services.legalaid.domain import periods, permission
from services.legalaid.domain.application import Application
from services.legalaid.domain.inside import Matter
from services.legalaid.events import LawyerReplaced, ReplacementAsked, ReplacementRefused, Work

Sealed = dict[str, str]


def _working(application: Application, id: str) -> Matter:
    for matter in application.matters:
        if matter.id == id:
            if matter.work != Work.OPEN:
                raise OutOfOrder("matter.over")
            return matter
    raise NotFound("matter.unknown")


def ask(
    application: Application | None, actor: Actor, id: str, sealed: Sealed, now: datetime
) -> Sequence[Any]:
    """Ask for another lawyer, with the reason; the agency answers within its clock."""
    if application is None or not permission.may(actor, "ask_replacement", application):
        raise NotFound("matter.unknown")
    matter = _working(application, id)
    if actor.has("lawyer") and matter.lawyer != actor.id:
        raise NotFound("matter.unknown")
    if pending(matter):
        raise OutOfOrder("replacement.asked_already")
    end = periods.end("replacement", now)
    duty = law.duty("no_refusal" if actor.id == matter.lawyer else "replacement")
    return (ReplacementAsked(id, actor.id, now, end.due, sealed, (duty.basis, end.basis)),)


def pending(matter: Matter) -> bool:
    """A wish that waits for its answer."""
    return matter.replacement is not None and matter.replacement.refused is None


def decide(
    application: Application, actor: Actor, id: str, replace: bool, sealed: Sealed, now: datetime
) -> Sequence[Any]:
    """The officer replaces the lawyer, asked or not, or says why the lawyer stays."""
    permission.require(actor, "replace", application)
    matter = _working(application, id)
    basis = (law.duty("replacement").basis,)
    if not replace:
        if not pending(matter):
            raise OutOfOrder("replacement.not_asked")
        return (ReplacementRefused(id, actor.id, now, sealed, basis),)
    end = periods.end("assignment", now)
    return (
        LawyerReplaced(
            case=application.case,
            matter=id,
            lawyer=matter.lawyer,
            by=actor.id,
            at=now,
            assign_by=end.due,
            alert_at=periods.before("assignment_near", end.due),
            provisional=end.provisional,
            sealed=sealed,
            basis=(*basis, end.basis),
        ),
    )
