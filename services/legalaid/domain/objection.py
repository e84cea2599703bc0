"""Objecting to a refusal or a termination (异议), and its review by the bureau within five days (49)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kernel.words import Actor, Forbidden, OutOfOrder
from services.legalaid import law
from services.legalaid.domain import periods, permission
from services.legalaid.domain.application import Application
from services.legalaid.events import ObjectionMade, ObjectionReviewed, Ruling, Stage

Sealed = dict[str, str]


def open_to_objection(application: Application) -> bool:
    """Refused or terminated, and nothing was held against it yet."""
    refused = application.decision is not None and application.decision.ruling == Ruling.REFUSED
    ended = application.stage == Stage.TERMINATED or (application.stage == Stage.DECIDED and refused)
    return ended and application.objection is None


def make(application: Application, actor: Actor, sealed: Sealed, now: datetime) -> Sequence[Any]:
    """The applicant objects: once against each decision."""
    permission.require(actor, "object", application)
    if not open_to_objection(application):
        raise OutOfOrder("objection.not_now")
    end = periods.end("objection", now)
    return (ObjectionMade(now, end.due, end.provisional, sealed, (end.basis,)),)


def review(
    application: Application, actor: Actor, uphold: bool, sealed: Sealed, now: datetime
) -> Sequence[Any]:
    """The bureau upholds, or orders a correction; nobody reviews what he decided himself."""
    permission.require(actor, "review", application)
    objection, decision = application.objection, application.decision
    if objection is None or objection.reviewed is not None:
        raise OutOfOrder("objection.none_open")
    if decision is not None and decision.by == actor.id:
        raise Forbidden("objection.own_decision")
    late, basis = now > objection.due, (law.duty("objection").basis,)
    if uphold:
        return (ObjectionReviewed(True, actor.id, now, late, None, False, sealed, basis),)
    end = periods.end("decision", now)
    return (ObjectionReviewed(False, actor.id, now, late, end.due, end.provisional, sealed, basis),)
