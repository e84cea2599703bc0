"""Who the parties are, also more than two, and who acts for them. Art. 23; 民事诉讼法 62 for agents."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from kernel.words import Actor, Invalid, OutOfOrder
from services.mediation import law
from services.mediation.domain.moments import china_day
from services.mediation.domain.opening import impartial
from services.mediation.domain.parts import Agent, Mediator, Party
from services.mediation.domain.standing import must
from services.mediation.domain.state import LIVE, Mediation, Stage, indexed, with_party
from services.mediation.events import AgentNamed, PartyJoined, PartyNamed

_FURTHER = re.compile(r"(applicant|opponent)-([2-9]|1\d)")


def name_party(
    state: Mediation, actor: Actor, party: str, person: str, named: Sequence[Mediator], now: datetime
) -> list[Any]:
    """Say who the other side is, or who else is a party. `named` are the mediators' places on the roster."""
    must(actor, "name_party", state)
    found = state.party(party)
    if found is None and party != _next(state, party):
        raise Invalid("party_unknown", field="party")
    _in_time(state, found)
    if person in set(state.people()):
        raise Invalid("both_sides_one_person", field="name")
    for mediator in named:
        impartial(mediator, (person,))
    kind = PartyNamed if found else PartyJoined
    return [kind(state.case, state.id, party, person, now)]


def _next(state: Mediation, party: str) -> str | None:
    """The name of the next further party on that side: `opponent-2`, then `opponent-3`."""
    shape = _FURTHER.fullmatch(party)
    if shape is None:
        return None
    side = shape[1]
    return f"{side}-{sum(p.name.split('-')[0] == side for p in state.parties) + 1}"


def _in_time(state: Mediation, found: Party | None) -> None:
    """Somebody new is asked before there is a text; who is known stays who he is."""
    if found is not None and found.person is not None:
        raise OutOfOrder("party_known")
    if state.stage not in (Stage.PROPOSED, Stage.CONSENTING, Stage.OPEN):
        raise OutOfOrder("party_too_late" if state.closed_at is None else "mediation_ended")


def name_agent(
    state: Mediation,
    actor: Actor,
    agent: tuple[str, str, bool],
    named: Sequence[Mediator],
    sealed: dict[str, str],
    now: datetime,
) -> list[Any]:
    """Say who acts for a party, with which authority; the paper that gives it is kept sealed."""
    must(actor, "name_party", state)
    party, person, special = agent
    if state.party(party) is None:
        raise Invalid("party_unknown", field="party")
    if state.stage not in LIVE:
        raise OutOfOrder("agreement_binds" if state.closed_at is None else "mediation_ended")
    if any(person in other.speakers() for other in state.parties if other.name != party):
        raise Invalid("both_sides_one_person", field="name")
    for mediator in named:
        impartial(mediator, (person,))
    cited = law.basis(china_day(now), "authority")
    return [AgentNamed(state.case, state.id, party, person, special, now, cited, sealed)]


def party_named(state: Mediation, event: PartyNamed) -> Mediation:
    """The party has a person now."""
    return indexed(replace(state, parties=with_party(state.parties, event.party, person=event.person)))


def party_joined(state: Mediation, event: PartyJoined) -> Mediation:
    """One more to be asked: a mediation that was open waits for it."""
    parties = (*state.parties, Party(event.party, event.person))
    stage = Stage.CONSENTING if state.stage is Stage.OPEN else state.stage
    return indexed(replace(state, parties=parties, stage=stage))


def agent_named(state: Mediation, event: AgentNamed) -> Mediation:
    """The party is spoken for, by this one from now on."""
    agent = Agent(event.person, event.special)
    return indexed(replace(state, parties=with_party(state.parties, event.party, agent=agent)))
