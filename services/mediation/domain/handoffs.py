"""Handing on (衔接) to court, notary, arbitration, legal aid: what was sent, what was answered. Art. 26."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from kernel.calendar import days
from kernel.words import Actor, Clock, Forbidden, Invalid, NotFound, OutOfOrder
from services.mediation import law
from services.mediation.domain.moments import china_day
from services.mediation.domain.parts import HandOff
from services.mediation.domain.standing import NAMED, OFFICER, must, speaks_for, standings
from services.mediation.domain.state import Mediation
from services.mediation.events import HandedOver, HandOffAnswered, HandOffUnanswered

RECEIVERS = ("court", "notary", "arbitration", "legal_aid", "petition", "police")
PURPOSES = ("confirmation", "result", "lawsuit", "notarisation", "arbitration", "aid")
ITEMS = ("category", "parties", "facts", "agreement", "minutes", "contact")
SHARED = frozenset({"facts", "agreement", "minutes"})
OWN_COPY = frozenset({"facts", "agreement"})
RECEIVED, RETURNED = "received", "returned"
ANSWERS = (RECEIVED, RETURNED)
CLOCK = "handoff"
SPEAKERS = {"legal_aid": ("service:legalaid", "service:intake")}
"""Whose token answers, where it is not the receiver's own name: legal aid is asked for at intake."""


@dataclass(frozen=True)
class Parcel:
    """What is to be sent: to whom, what for, which items, who lets them go; `digest` fixes the content."""

    to: str
    purpose: str
    items: tuple[str, ...]
    allowed: tuple[str, ...]
    digest: str
    party: str | None = None
    sealed: dict[str, str] = field(default_factory=dict)


def digest_of(content: Mapping[str, Any]) -> str:
    """SHA-256 of what is sent, written in one way."""
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(plain.encode()).hexdigest()


def hand_over(state: Mediation, actor: Actor, parcel: Parcel, now: datetime) -> list[Any]:
    """Send something on. What both sides said needs both sides' leave; one's own needs one's own."""
    must(actor, "hand_over", state)
    _known(parcel)
    if parcel.party is not None:
        if state.party(parcel.party) is None:
            raise Invalid("party_unknown", field="party")
        speaks_for(actor, parcel.party, state)
    elif not {NAMED, OFFICER} & standings(actor, state):
        raise Invalid("party_unknown", field="party")
    _allowed(state, parcel)
    clock = law.rule(CLOCK, china_day(now), "clocks").values
    until = days(now, clock["days"], clock["day_type"], roll=clock["roll"]).due
    id = f"{state.id}.h{len(state.handoffs) + 1}"
    where = (id, parcel.to, parcel.purpose, parcel.items, parcel.digest)
    return [HandedOver(state.id, *where, now, until, parcel.party, parcel.allowed, parcel.sealed)]


def _known(parcel: Parcel) -> None:
    if parcel.to not in RECEIVERS:
        raise Invalid("receiver_unknown", field="to")
    if parcel.purpose not in PURPOSES:
        raise Invalid("purpose_unknown", field="purpose")
    if not parcel.items or set(parcel.items) - set(ITEMS):
        raise Invalid("items_unknown", field="items")


def _allowed(state: Mediation, parcel: Parcel) -> None:
    """Whose leave it takes: all parties' for what was said or signed at the table."""
    copy = parcel.party is not None and state.effective_at is not None  # each has its own: Art. 29
    shared = bool((SHARED - OWN_COPY if copy else SHARED) & set(parcel.items))
    needed = [p.name for p in state.parties] if shared or parcel.party is None else [parcel.party]
    if missing := [name for name in needed if name not in parcel.allowed]:
        raise Invalid("leave_missing", field="allowed", missing="、".join(missing))


def answer(
    state: Mediation, actor: Actor, id: str, said: str, digest: str, sealed: dict[str, str], now: datetime
) -> list[Any]:
    """The receiver has it, or sends it back; it says which content it means. Once."""
    must(actor, "answer_handoff", state)
    known = next((one for one in state.handoffs if one.id == id), None)
    if known is None:
        raise NotFound("handoff_unknown")
    _answers_for(state, actor, known.to)
    if said not in ANSWERS:
        raise Invalid("answer_unknown", field="answer")
    if known.answer is not None:
        raise OutOfOrder("handoff_answered")
    if digest != known.digest:
        raise OutOfOrder("handoff_other_content", field="digest")
    return [HandOffAnswered(state.id, id, said, digest, now, sealed)]


def _answers_for(state: Mediation, actor: Actor, to: str) -> None:
    """A body's own system answers for that body only; an answer on paper is entered by who works on it."""
    own = actor.id in SPEAKERS.get(to, (f"service:{to}",))
    if not own and not {NAMED, OFFICER} & standings(actor, state):
        raise Forbidden("not_yours_to_do")


def clocks(state: Mediation) -> list[Clock]:
    """The next answer that is waited for."""
    waiting = [one.until for one in state.handoffs if one.answer is None and not one.overdue]
    return [Clock(CLOCK, min(waiting))] if waiting else []


def unanswered(state: Mediation | None, now: datetime) -> list[Any]:
    """Nobody answered in time: somebody asks there."""
    if state is None:
        return []
    late = [one for one in state.handoffs if one.answer is None and not one.overdue and one.until <= now]
    return [HandOffUnanswered(state.case, state.id, one.id, now) for one in late]


def handed(state: Mediation, event: HandedOver) -> Mediation:
    """One more on its way."""
    what = (event.handoff, event.to, event.purpose, event.items, event.digest, event.at, event.until)
    return replace(state, handoffs=(*state.handoffs, HandOff(*what, event.party, sealed=event.sealed)))


def answered(state: Mediation, event: HandOffAnswered) -> Mediation:
    """It arrived, or came back."""

    def heard(one: HandOff) -> HandOff:
        sealed = {**one.sealed, **event.sealed}
        return replace(one, answer=event.answer, answered_at=event.at, sealed=sealed)

    return replace(state, handoffs=tuple(heard(h) if h.id == event.handoff else h for h in state.handoffs))


def waited(state: Mediation, event: HandOffUnanswered) -> Mediation:
    """Still no answer."""
    late = (replace(h, overdue=h.overdue or h.id == event.handoff) for h in state.handoffs)
    return replace(state, handoffs=tuple(late))
