"""Sessions (调解会): when, and where or by video. An agreement need not wait for one. Art. 21, 22."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from kernel.words import Actor, NotFound, OutOfOrder
from services.mediation.domain.parts import Session
from services.mediation.domain.standing import must
from services.mediation.domain.state import Mediation, Stage
from services.mediation.events import SessionCancelled, SessionSet


@dataclass(frozen=True)
class Slot:
    """When, how long, and under which reservation of the mediator's hours."""

    at: datetime
    video: bool = False
    hours: int | None = None
    booking: str | None = None


def set_session(
    state: Mediation, actor: Actor, slot: Slot, sealed: dict[str, str], now: datetime
) -> list[Any]:
    """Set a session once all have consented; also while a draft is on the table."""
    must(actor, "set_session", state)
    meeting(state)
    id = f"{state.id}.s{len(state.sessions) + 1}"
    held = (slot.at, slot.video, slot.hours, slot.booking)
    return [SessionSet(state.case, state.id, id, *held, sealed, now)]


def cancel_session(state: Mediation, actor: Actor, id: str, now: datetime) -> list[Any]:
    """Cancel a session; to put it off, set another."""
    must(actor, "set_session", state)
    found = next((session for session in state.sessions if session.id == id), None)
    if found is None:
        raise NotFound("session_unknown")
    if found.cancelled:
        raise OutOfOrder("session_cancelled_already")
    return [SessionCancelled(state.case, state.id, id, now)]


def put_off(
    state: Mediation, actor: Actor, id: str, slot: Slot, sealed: dict[str, str], now: datetime
) -> list[Any]:
    """Hold a session at another time or place (改期): one step, so that nobody finds both or neither."""
    fresh = set_session(state, actor, slot, sealed, now)
    return [*cancel_session(state, actor, id, now), *fresh]


def holds(state: Mediation, booking: str) -> bool:
    """True while a reservation of hours stands for a session that is to be held."""
    kept = any(s.booking == booking and not s.cancelled for s in state.sessions)
    return kept and state.closed_at is None


def meeting(state: Mediation) -> None:
    """Raise unless the parties are at the table: all consented, nothing valid or ended yet."""
    impartially(state)
    if state.stage in (Stage.PROPOSED, Stage.CONSENTING):
        raise OutOfOrder("consents_missing")
    if state.stage not in (Stage.OPEN, Stage.AGREED):
        raise OutOfOrder("mediation_ended" if state.closed_at else "agreement_binds")


def impartially(state: Mediation) -> None:
    """Raise while the mediator has stepped aside and no other is named."""
    if state.conflict:
        raise OutOfOrder("mediator_stepped_aside")


def session_set(state: Mediation, event: SessionSet) -> Mediation:
    """One more session."""
    slot = (event.at, event.video, event.hours, event.booking)
    held = Session(event.session, *slot, noted=event.noted, sealed=event.sealed)
    return replace(state, sessions=(*state.sessions, held))


def session_cancelled(state: Mediation, event: SessionCancelled) -> Mediation:
    """One session less to come."""
    kept = (
        replace(s, cancelled=True, cancelled_at=event.at) if s.id == event.session else s
        for s in state.sessions
    )
    return replace(state, sessions=tuple(kept))
