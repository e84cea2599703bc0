"""Who mediates: the parties' own choice, further mediators, and stepping aside. Art. 19, 23(1)."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from kernel.words import Actor, Invalid, OutOfOrder, covers
from services.mediation import law
from services.mediation.domain.moments import china_day
from services.mediation.domain.opening import impartial
from services.mediation.domain.parts import Mediator
from services.mediation.domain.standing import OFFICER, must, speaks_for, standings
from services.mediation.domain.state import LIVE, Mediation, Stage, with_party
from services.mediation.events import (
    ConflictDeclared,
    MediatorJoined,
    MediatorLeft,
    MediatorNamed,
    MediatorWished,
)

CHOSEN = "parties_chose"
_BEFORE_A_TEXT = (Stage.PROPOSED, Stage.CONSENTING, Stage.OPEN)


def wish(state: Mediation, actor: Actor, party: str, found: Mediator | None, now: datetime) -> list[Any]:
    """A party says whom it wants. When all want the same one, that one is named. Art. 19, 23(1)."""
    must(actor, "wish_mediator", state)
    if state.party(party) is None:
        raise Invalid("party_unknown", field="party")
    if OFFICER not in standings(actor, state):  # at the counter the officer writes it down
        speaks_for(actor, party, state)
    if state.stage is not Stage.PROPOSED:
        raise OutOfOrder("mediation_ended" if state.closed_at else "mediator_named_already")
    chosen = _able(state, found)
    cited = law.basis(china_day(now), "mediator", "consent")
    wished = MediatorWished(state.case, state.id, party, chosen.username, now, cited)
    if any(p.wishes != chosen.username for p in state.parties if p.name != party):
        return [wished]
    return [wished, MediatorNamed(state.case, state.id, chosen.username, now, CHOSEN, cited)]


def join(
    state: Mediation, actor: Actor, found: Mediator | None, parties: tuple[str, ...], now: datetime
) -> list[Any]:
    """A further mediator; who consented to the first accepts this one too. Art. 19, 23."""
    must(actor, "name_mediator", state)
    if state.stage not in _BEFORE_A_TEXT:
        raise OutOfOrder("mediation_ended" if state.closed_at else "party_too_late")
    if state.mediator is None:
        raise OutOfOrder("mediator_missing")
    joining = _able(state, found)
    if joining.username in (state.mediator, *state.further):
        raise OutOfOrder("mediator_named_already", mediator=joining.username)
    consented = [p.name for p in state.parties if p.consented_at is not None]
    if missing := [name for name in consented if name not in parties]:
        raise Invalid("mediator_needs_all", field="parties", missing="、".join(missing))
    cited = law.basis(china_day(now), "mediator", "consent")
    return [MediatorJoined(state.case, state.id, joining.username, now, parties, cited)]


def leave(state: Mediation, actor: Actor, username: str, now: datetime) -> list[Any]:
    """A further mediator leaves; the chief is replaced by naming another."""
    must(actor, "name_mediator", state)
    if state.stage not in _BEFORE_A_TEXT:
        raise OutOfOrder("mediation_ended" if state.closed_at else "party_too_late")
    if username not in state.further:
        raise Invalid("not_a_mediator", field="mediator")
    return [MediatorLeft(state.case, state.id, username, now)]


def declare(state: Mediation, actor: Actor, sealed: dict[str, str], now: datetime) -> list[Any]:
    """The mediator cannot be impartial: the officer or the head names another (回避). Art. 3, 15."""
    must(actor, "declare_conflict", state)
    if state.stage not in LIVE:
        raise OutOfOrder("mediation_ended" if state.closed_at else "agreement_binds")
    return [ConflictDeclared(state.case, state.id, actor.id, now, sealed)]


def _able(state: Mediation, found: Mediator | None) -> Mediator:
    if found is None or not found.active or not covers(found.region, state.region):
        raise Invalid("not_a_mediator", field="mediator")
    impartial(found, state.people())
    return found


def wished(state: Mediation, event: MediatorWished) -> Mediation:
    """One party's choice."""
    return replace(state, parties=with_party(state.parties, event.party, wishes=event.mediator))


def joined(state: Mediation, event: MediatorJoined) -> Mediation:
    """One mediator more."""
    return replace(state, further=(*state.further, event.mediator))


def left(state: Mediation, event: MediatorLeft) -> Mediation:
    """One mediator less."""
    return replace(state, further=tuple(name for name in state.further if name != event.mediator))


def declared(state: Mediation, event: ConflictDeclared) -> Mediation:
    """Waits for another mediator, if it was the chief. A further one leaves; a text that names him falls."""
    if event.mediator == state.mediator:
        return replace(state, conflict=True)
    rest = replace(state, further=tuple(name for name in state.further if name != event.mediator))
    return replace(rest, stage=Stage.OPEN, signatures=(), terms=()) if state.stage is Stage.AGREED else rest
