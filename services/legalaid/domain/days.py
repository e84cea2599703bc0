"""The lawyer's days on a matter (承办过程): first meeting, agreement, diary, hearings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kernel.words import Actor, Invalid, NotFound, OutOfOrder
from services.legalaid.domain import contact, periods
from services.legalaid.domain.application import Application
from services.legalaid.domain.matter import working
from services.legalaid.events import HearingDropped, HearingSet, RecipientMet, RetainerSigned, WorkNoted

Events = Sequence[Any]
Sealed = dict[str, str]
KINDS = ("meeting", "evidence", "drafting", "court", "mediation", "travel", "other")


@dataclass(frozen=True)
class Day:
    """Some work: what kind, on which day, for how long."""

    kind: str
    on: datetime
    hours: float


def meet(
    application: Application | None, actor: Actor, id: str, on: datetime, sealed: Sealed, now: datetime
) -> Events:
    """The lawyer met the recipient for the first time."""
    _, matter = working(application, actor, id)
    if matter.met is not None:
        raise OutOfOrder("meeting.noted_already")
    end = periods.end(contact.MEETING, matter.opened)
    return (RecipientMet(id, actor.id, _past(on, now), now, on > end.due, sealed, (end.basis,)),)


def retain(application: Application | None, actor: Actor, id: str, on: datetime, now: datetime) -> Events:
    """Lawyer and recipient signed their agreement."""
    _, matter = working(application, actor, id)
    if matter.retained is not None:
        raise OutOfOrder("retainer.noted_already")
    end = periods.end(contact.RETAINER, matter.opened)
    return (RetainerSigned(id, actor.id, _past(on, now), now, on > end.due, (end.basis,)),)


def note(
    application: Application | None, actor: Actor, id: str, day: Day, sealed: Sealed, now: datetime
) -> Events:
    """A line of the diary."""
    _, matter = working(application, actor, id)
    number = f"{id}.w{len(matter.diary) + 1}"
    return (WorkNoted(id, number, day.kind, day.hours, _past(day.on, now), actor.id, now, sealed),)


def set_hearing(
    application: Application | None,
    actor: Actor,
    id: str,
    starts: datetime,
    minutes: int,
    sealed: Sealed,
    now: datetime,
) -> Events:
    """A hearing is to come."""
    _, matter = working(application, actor, id)
    number = f"{id}.h{len(matter.hearings) + 1}"
    return (HearingSet(id, number, starts, minutes, actor.id, now, sealed),)


def drop_hearing(
    application: Application | None, actor: Actor, id: str, hearing: str, now: datetime
) -> Events:
    """The hearing does not take place."""
    _, matter = working(application, actor, id)
    one = next((one for one in matter.hearings if one.id == hearing), None)
    if one is None:
        raise NotFound("hearing.unknown")
    if one.dropped is not None:
        raise OutOfOrder("hearing.dropped_already")
    return (HearingDropped(id, hearing, actor.id, now),)


def _past(on: datetime, now: datetime) -> datetime:
    if on > now:
        raise Invalid("day.to_come", field="on")
    return on
