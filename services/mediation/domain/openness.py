"""Open or closed (公开、不公开): each party may ask; it is open only if all want it open. Art. 23(3)."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from kernel.words import Actor, Invalid, OutOfOrder
from services.mediation import law
from services.mediation.domain.moments import china_day
from services.mediation.domain.standing import must, speaks_for
from services.mediation.domain.state import LIVE, Mediation, with_party
from services.mediation.events import OpennessAsked


def ask(state: Mediation, actor: Actor, party: str, open: bool, now: datetime) -> list[Any]:
    """A party asks for one or the other; it may ask anew."""
    must(actor, "ask_openness", state)
    if state.party(party) is None:
        raise Invalid("party_unknown", field="party")
    speaks_for(actor, party, state)
    if state.stage not in LIVE:
        raise OutOfOrder("mediation_ended" if state.closed_at else "agreement_binds")
    return [OpennessAsked(state.case, state.id, party, open, now, law.basis(china_day(now), "openness"))]


def asked(state: Mediation, event: OpennessAsked) -> Mediation:
    """The party's latest word counts."""
    return replace(state, parties=with_party(state.parties, event.party, open=event.open))
