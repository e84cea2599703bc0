"""Ending aid before the work is done: the eight grounds of Article 48, and who says so."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kernel.words import Actor, Invalid, OutOfOrder
from services.legalaid import law
from services.legalaid.domain import matter, permission
from services.legalaid.domain.application import Application
from services.legalaid.events import AidTerminated, GroundReported, OfferLapsed

Sealed = dict[str, str]


def _ground(code: str) -> law.Ground:
    known = law.grounds().get(code)
    if known is None:
        raise Invalid("termination.ground_unknown", field="ground")
    return known


def report_ground(
    application: Application | None, actor: Actor, id: str, ground: str, sealed: Sealed, now: datetime
) -> Sequence[Any]:
    """The lawyer reports a ground as soon as he finds it (48(2)); the agency decides."""
    matter.working(application, actor, id)
    basis = (_ground(ground).source.basis,)
    return (GroundReported(id, ground, actor.id, now, sealed, basis),)


def terminate(
    application: Application, actor: Actor, ground: str, sealed: Sealed, now: datetime
) -> Sequence[Any]:
    """The agency ends aid on one of the eight grounds, with its reason in writing."""
    permission.require(actor, "terminate", application)
    if application.undecided or application.over:
        raise OutOfOrder("termination.not_now")
    basis = (_ground(ground).source.basis,)
    offer, work = application.open_offer, application.open_matter
    lapsed = (OfferLapsed(offer.id, offer.lawyer, now),) if offer else ()
    id = work.id if work else None
    return (*lapsed, AidTerminated(application.case, id, ground, now, actor.id, sealed, basis))
