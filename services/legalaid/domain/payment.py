"""The officer's look at the file (案卷审核), and the subsidy until it is paid (52)."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from kernel.words import Actor, Forbidden, Invalid, NotFound, OutOfOrder
from services.legalaid import law
from services.legalaid.domain import periods, permission
from services.legalaid.domain.application import Application
from services.legalaid.domain.inside import Matter, Payment
from services.legalaid.events import (
    FileAccepted,
    FileReturned,
    SubsidyApproved,
    SubsidyBatched,
    SubsidyComputed,
    SubsidyPaid,
)


def _matter(application: Application, id: str) -> Matter:
    for matter in application.matters:
        if matter.id == id:
            return matter
    raise NotFound("matter.unknown")


def return_file(
    application: Application, actor: Actor, id: str, lacking: tuple[str, ...], now: datetime
) -> Sequence[Any]:
    """Something is missing from the file: the lawyer hands the papers in again."""
    _filed(application, actor, id)
    end = periods.end("supplement", now)
    return (FileReturned(id, lacking, actor.id, now, end.due, end.provisional),)


def accept_file(
    application: Application, actor: Actor, id: str, kind: str | None, now: datetime
) -> Sequence[Any]:
    """The file is complete: what is due follows from the table of the day on which the work ended."""
    matter = _filed(application, actor, id)
    kind = kind or law.usual_kind(application.category)
    rate = law.rate(application.region, kind, periods.day_of(matter.ended or now))
    if rate is None:
        raise Invalid("subsidy.no_table", field="kind")
    computed = SubsidyComputed(id, kind, rate.amount_fen, now, (rate.source.basis,))
    return (FileAccepted(id, actor.id, now), computed)


def _filed(application: Application, actor: Actor, id: str) -> Matter:
    permission.require(actor, "check_file", application)
    matter = _matter(application, id)
    if not matter.papers or matter.payment is not None:
        raise OutOfOrder("file.not_now")
    return matter


def approve(application: Application, actor: Actor, id: str, now: datetime) -> Sequence[Any]:
    """The supervisor approves; never the one who checked the file."""
    permission.require(actor, "approve_subsidy", application)
    subsidy = _subsidy(application, id)
    if subsidy.approved is not None:
        raise OutOfOrder("subsidy.approved_already")
    if subsidy.checked_by == actor.id:
        raise Forbidden("subsidy.own_check")
    return (SubsidyApproved(id, actor.id, now),)


def pay(application: Application, actor: Actor, id: str, reference: str, now: datetime) -> Sequence[Any]:
    """The treasury has paid."""
    permission.require(actor, "pay_subsidy", application)
    subsidy = _subsidy(application, id)
    if subsidy.approved is None:
        raise OutOfOrder("subsidy.not_approved")
    if subsidy.paid is not None:
        raise OutOfOrder("subsidy.paid_already")
    if subsidy.batch is not None:
        raise OutOfOrder("subsidy.in_batch")
    return (SubsidyPaid(id, reference, actor.id, now),)


def join(application: Application, batch: str, wanted: Collection[str], now: datetime) -> Sequence[Any]:
    """What the batch wants of this application and is still free goes into it."""
    return [
        SubsidyBatched(matter.id, batch, now)
        for matter in application.matters
        if matter.id in wanted and matter.payment and matter.payment.state == "approved"
    ]


def settle(application: Application, batch: str, reference: str, by: str, now: datetime) -> Sequence[Any]:
    """The treasury paid the batch: so are the subsidies that it holds."""
    return [
        SubsidyPaid(matter.id, reference, by, now)
        for matter in application.matters
        if matter.payment and matter.payment.batch == batch and matter.payment.paid is None
    ]


def _subsidy(application: Application, id: str) -> Payment:
    payment = _matter(application, id).payment
    if payment is None:
        raise OutOfOrder("subsidy.not_computed")
    return payment
