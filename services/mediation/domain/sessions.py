"""Sessions (调解会): when, and where or by video. An agreement need not wait for one. Art. 21, 22."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from kernel.words import Actor, OutOfOrder
from services.mediation.domain.standing import must
from services.mediation.domain.state import Mediation, Session, Stage
from services.mediation.events import SessionSet


def set_session(
    state: Mediation, actor: Actor, at: datetime, video: bool, sealed: dict[str, str]
) -> list[Any]:
    """Set a session once all have consented; also while a draft is on the table."""
    must(actor, "set_session", state)
    meeting(state)
    number = len(state.sessions) + 1
    return [SessionSet(state.case, state.id, f"{state.id}.s{number}", at, video, sealed)]


def meeting(state: Mediation) -> None:
    """Raise unless the parties are at the table: all consented, nothing valid or ended yet."""
    if state.stage in (Stage.PROPOSED, Stage.CONSENTING):
        raise OutOfOrder("consents_missing")
    if state.stage not in (Stage.OPEN, Stage.AGREED):
        raise OutOfOrder("mediation_ended" if state.closed_at else "agreement_binds")


def session_set(state: Mediation, event: SessionSet) -> Mediation:
    """One more session."""
    held = Session(event.session, event.at, event.video, event.sealed)
    return replace(state, sessions=(*state.sessions, held))
