"""An application made in detention (羁押期间的申请): passed on within 24 hours, the agency confirms (39)."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from kernel.words import Actor, Clock, Forbidden, Invalid, NotFound, OutOfOrder, covers
from services.legalaid.domain import periods
from services.legalaid.events import TransferBegun, TransferRanOut, TransferReceived

PLACES = ("detention", "prison", "drug_treatment", "court", "procuratorate", "police")
OLDEST = timedelta(days=31)


@dataclass(frozen=True)
class Transfer:
    """Where it stands; `sealed` holds the person's name and words."""

    id: str
    region: str
    place: str
    made: datetime
    due: datetime
    by: str
    begun: datetime
    sealed: dict[str, str] = field(default_factory=dict)
    received: datetime | None = None
    late: bool = False
    case: str | None = None
    waits: str | None = None


def begin(
    transfer: Transfer | None,
    id: str,
    actor: Actor,
    place: str,
    made: datetime,
    sealed: dict[str, str],
    now: datetime,
) -> Sequence[Any]:
    """A duty lawyer, or an officer for the organ, enters it; the 24 hours run from when it was made."""
    if transfer is not None:
        raise OutOfOrder("transfer.exists")
    if made > now:
        raise Invalid("transfer.not_yet", field="made")
    if now - made > OLDEST:
        raise Invalid("transfer.too_old", field="made")
    end = periods.end("transfer", made)
    region = actor.region or ""
    return (TransferBegun(id, region, place, made, end.due, actor.id, now, sealed, (end.basis,)),)


def may_read(actor: Actor, transfer: Transfer) -> bool:
    """Officers and supervisors of the region, and the lawyer who entered it."""
    staff = actor.has("officer", "supervisor") and covers(actor.region, transfer.region)
    return staff or actor.id == transfer.by


def receive(transfer: Transfer | None, actor: Actor, case: str | None, now: datetime) -> Sequence[Any]:
    """The agency has it, in time or late."""
    if transfer is None:
        raise NotFound("transfer.unknown")
    if not (actor.has("officer") and covers(actor.region, transfer.region)):
        raise Forbidden("duty.not_yours")
    if transfer.received is not None:
        raise OutOfOrder("transfer.received")
    return (TransferReceived(actor.id, now, now > transfer.due, case),)


def run_out(transfer: Transfer | None, clock: Clock, now: datetime) -> Sequence[Any]:
    """The 24 hours are over and nobody confirmed: marked once, and seen."""
    if transfer is None or clock not in clocks(transfer):
        return ()
    return (TransferRanOut(clock.due, now),)


def clocks(transfer: Transfer) -> list[Clock]:
    """The 24 hours, until the agency confirms."""
    over = transfer.received is not None or transfer.late
    return [] if over else [Clock("transfer", transfer.due)]


def evolve(transfer: Transfer | None, event: Any) -> Transfer:
    """The transfer after this fact. `waits` serves the list of what is still to be confirmed."""
    match event:
        case TransferBegun():
            return Transfer(
                id=event.transfer,
                region=event.region,
                place=event.place,
                made=event.made,
                due=event.due,
                by=event.by,
                begun=event.at,
                sealed=event.sealed,
                waits=event.region,
            )
        case TransferReceived() if transfer:
            late = transfer.late or event.late
            return replace(transfer, received=event.at, late=late, case=event.case, waits=None)
        case TransferRanOut() if transfer:
            return replace(transfer, late=True)
    raise ValueError(f"{type(event).__name__} before TransferBegun")
