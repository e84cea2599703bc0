"""What was said: minutes (笔录) that the parties confirm, what one told the mediator alone, a longer term."""

import hashlib
import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from kernel.words import Actor, Invalid, NotFound, OutOfOrder
from services.mediation import law
from services.mediation.domain.moments import china_day, end_of
from services.mediation.domain.parts import Confidence, Minutes, Session
from services.mediation.domain.standing import must, speaks_for
from services.mediation.domain.state import Mediation, Stage
from services.mediation.events import ConfidenceKept, MinutesConfirmed, MinutesWritten, TermExtended


def minutes_digest(session: str, text: str, nonce: str) -> str:
    """What a party confirms: SHA-256 of the session and the words."""
    plain = json.dumps([session, text, nonce], ensure_ascii=False, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(plain.encode()).hexdigest()


def write_minutes(
    state: Mediation, actor: Actor, session: str, digest: str, sealed: dict[str, str], now: datetime
) -> list[Any]:
    """Write the minutes of a session, or write them anew. Art. 27: the mediator keeps the record."""
    must(actor, "write_minutes", state)
    _session(state, session)
    return [MinutesWritten(state.case, state.id, session, digest, now, sealed)]


def confirm_minutes(
    state: Mediation, actor: Actor, session: str, party: str, digest: str | None, now: datetime
) -> list[Any]:
    """A party confirms the wording that is there now."""
    must(actor, "confirm_minutes", state)
    if state.party(party) is None:
        raise Invalid("party_unknown", field="party")
    speaks_for(actor, party, state)
    minutes = _session(state, session).minutes
    if minutes is None:
        raise OutOfOrder("minutes_missing")
    if digest is not None and digest != minutes.digest:
        raise OutOfOrder("minutes_changed", field="digest")
    if party in minutes.confirmed:
        raise OutOfOrder("minutes_confirmed_already")
    return [MinutesConfirmed(state.case, state.id, session, party, minutes.digest, now)]


def _session(state: Mediation, id: str) -> Session:
    found = next((session for session in state.sessions if session.id == id), None)
    if found is None:
        raise NotFound("session_unknown")
    return found


def keep_confidence(
    state: Mediation, actor: Actor, party: str, sealed: dict[str, str], now: datetime
) -> list[Any]:
    """Keep what a party told the mediator alone. Art. 15: what is private does not leave the mediator."""
    must(actor, "keep_confidence", state)
    if state.party(party) is None:
        raise Invalid("party_unknown", field="party")
    id = f"{state.id}.c{len(state.confidences) + 1}"
    return [ConfidenceKept(state.case, state.id, id, party, actor.id, now, sealed)]


def extend(state: Mediation, actor: Actor, until: date, parties: tuple[str, ...], now: datetime) -> list[Any]:
    """A longer term, if all parties agree (人民调解工作若干规定 33, unverified)."""
    must(actor, "extend", state)
    if state.stage not in (Stage.OPEN, Stage.AGREED) or state.term_due is None:
        raise OutOfOrder("mediation_ended" if state.closed_at else "no_term_runs")
    if missing := [party.name for party in state.parties if party.name not in parties]:
        raise Invalid("extension_needs_all", field="parties", missing="、".join(missing))
    due = end_of(until)
    if due <= max(state.term_due, now):
        raise Invalid("extension_too_short", field="until")
    cited = (law.clock("mediation_term", china_day(now)).basis,)
    return [TermExtended(state.case, state.id, due, now, parties, cited)]


def minutes_written(state: Mediation, event: MinutesWritten) -> Mediation:
    """A new wording that nobody has confirmed."""
    return _with(state, event.session, Minutes(event.digest, event.at, (), event.sealed))


def minutes_confirmed(state: Mediation, event: MinutesConfirmed) -> Mediation:
    """One more party found its words."""
    minutes = _session(state, event.session).minutes
    if minutes is None:
        return state
    return _with(state, event.session, replace(minutes, confirmed=(*minutes.confirmed, event.party)))


def _with(state: Mediation, id: str, minutes: Minutes) -> Mediation:
    return replace(
        state, sessions=tuple(replace(s, minutes=minutes) if s.id == id else s for s in state.sessions)
    )


def confidence_kept(state: Mediation, event: ConfidenceKept) -> Mediation:
    """One more, sealed."""
    kept = Confidence(event.confidence, event.party, event.mediator, event.at, event.sealed)
    return replace(state, confidences=(*state.confidences, kept))


def extended(state: Mediation, event: TermExtended) -> Mediation:
    """The term runs longer; what was overdue is so no more."""
    return replace(state, term_due=event.due, overdue=False)
