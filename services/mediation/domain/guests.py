"""Others at the table (邀请参与): kin, neighbours, experts, interpreters - if every party agrees. Art. 20."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from kernel.words import Actor, Invalid, NotFound, OutOfOrder
from services.mediation import law
from services.mediation.domain.moments import china_day
from services.mediation.domain.parts import Guest
from services.mediation.domain.standing import must, speaks_for
from services.mediation.domain.state import LIVE, Mediation
from services.mediation.events import GuestAnswered, GuestInvited

INTERPRETER = "interpreter"
KINDS = ("relative", "neighbour", "colleague", "expert", "organisation", "respected", INTERPRETER)


def invite(
    state: Mediation, actor: Actor, kind: str, language: str | None, sealed: dict[str, str], now: datetime
) -> list[Any]:
    """Invite somebody; an interpreter is invited for a language. Nobody takes part before all agreed."""
    must(actor, "invite", state)
    if kind not in KINDS:
        raise Invalid("guest_kind", field="kind")
    if (kind == INTERPRETER) != (language is not None):
        raise Invalid("interpreter_language", field="language")
    if state.stage not in LIVE:
        raise OutOfOrder("mediation_ended" if state.closed_at else "agreement_binds")
    id = f"{state.id}.g{len(state.guests) + 1}"
    cited = law.basis(china_day(now), "guests")
    return [GuestInvited(state.case, state.id, id, kind, now, language, cited, sealed)]


def answer(state: Mediation, actor: Actor, id: str, party: str, agrees: bool, now: datetime) -> list[Any]:
    """A party agrees, or does not; it may change its mind while the quarrel is at the table."""
    must(actor, "answer_guest", state)
    if state.party(party) is None:
        raise Invalid("party_unknown", field="party")
    speaks_for(actor, party, state)
    guest = next((guest for guest in state.guests if guest.id == id), None)
    if guest is None:
        raise NotFound("guest_unknown")
    if state.stage not in LIVE:
        raise OutOfOrder("mediation_ended" if state.closed_at else "agreement_binds")
    if agrees and party in guest.agreed:
        raise OutOfOrder("guest_answered")
    return [GuestAnswered(state.case, state.id, id, party, agrees, now)]


def takes_part(state: Mediation, guest: Guest) -> bool:
    """True once every party agreed and none said no. Art. 20."""
    return guest.declined is None and all(party.name in guest.agreed for party in state.parties)


def invited(state: Mediation, event: GuestInvited) -> Mediation:
    """One more who is asked for."""
    guest = Guest(event.guest, event.kind, event.at, event.language, sealed=event.sealed)
    return replace(state, guests=(*state.guests, guest))


def answered(state: Mediation, event: GuestAnswered) -> Mediation:
    """One party's word; the last one counts."""
    return replace(state, guests=tuple(_heard(g, event) if g.id == event.guest else g for g in state.guests))


def _heard(guest: Guest, event: GuestAnswered) -> Guest:
    agreed = tuple(name for name in guest.agreed if name != event.party)
    if not event.agrees:
        return replace(guest, agreed=agreed, declined=event.party)
    declined = None if guest.declined == event.party else guest.declined
    return replace(guest, agreed=(*agreed, event.party), declined=declined)
