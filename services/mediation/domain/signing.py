"""Signatures and seal (签名、盖章): all on one digest, then valid. Art. 29."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from kernel.calendar import days
from kernel.words import Actor, Forbidden, Invalid, OutOfOrder
from services.mediation import law
from services.mediation.domain.lateness import late_at, marked
from services.mediation.domain.moments import china_day
from services.mediation.domain.parts import Signature, Version
from services.mediation.domain.sessions import impartially
from services.mediation.domain.standing import NAMED, must, speaks_for, standings
from services.mediation.domain.state import MEDIATOR, Mediation, Stage
from services.mediation.events import AgreementSealed, AgreementSigned


def sign(
    state: Mediation,
    actor: Actor,
    party: str,
    digest: str | None,
    sealed: dict[str, str],
    now: datetime,
    agent: bool = False,
) -> list[Any]:
    """Sign the version on the table. `digest` says which text the signer saw: an older one is refused."""
    must(actor, "sign", state)
    if party not in state.signers():
        raise Invalid("party_unknown", field="party")
    if party == MEDIATOR and NAMED not in standings(actor, state):
        raise Forbidden("only_for_oneself", field="party")
    if party != MEDIATOR:
        speaks_for(actor, party, state)
    acting = signing_agent(state, actor, party, agent)
    version = on_the_table(state)
    if digest is not None and digest != version.digest:
        raise OutOfOrder("agreement_changed", field="digest", version=version.number)
    if party not in state.unsigned():
        raise OutOfOrder("signed_already", field="party")
    return [AgreementSigned(state.case, state.id, party, version.digest, now, acting, sealed)]


def signing_agent(state: Mediation, actor: Actor, party: str, agent: bool) -> str | None:
    """The agent who signs for a party, if one does; it takes a special authority (民事诉讼法 62)."""
    known = state.party(party)
    acting = known.agent if known else None
    if not agent and (acting is None or actor.id != acting.person):
        return None
    if acting is None or not acting.special:
        raise Forbidden("authority_missing", field="party")
    return acting.person


def on_the_table(state: Mediation) -> Version:
    """The version that can be signed now."""
    impartially(state)
    if state.stage in (Stage.PROPOSED, Stage.CONSENTING, Stage.OPEN):
        raise OutOfOrder("agreement_missing")
    version = state.agreement
    if version is None:
        raise OutOfOrder("mediation_ended")
    if state.stage is not Stage.AGREED:
        raise OutOfOrder("mediation_ended" if state.closed_at else "agreement_binds")
    return version


def seal(state: Mediation, actor: Actor, now: datetime) -> list[Any]:
    """Seal what every party and the mediator have signed; thirty days for the court begin. Art. 29, 33."""
    must(actor, "seal", state)
    version = on_the_table(state)
    if state.unsigned():
        raise OutOfOrder("signatures_missing", missing="、".join(state.unsigned()))
    clock = law.clock("confirmation", china_day(now))
    end = days(now, clock.values["days"], clock.values["day_type"], roll=clock.values["roll"])
    cited = (*law.basis(china_day(now), "written_agreement"), clock.basis)
    return [AgreementSealed(state.case, state.id, version.digest, now, end.due, end.provisional, cited)]


def signed(state: Mediation, event: AgreementSigned) -> Mediation:
    """One more signature."""
    mark = Signature(event.party, event.digest, event.at, event.agent)
    return replace(state, signatures=(*state.signatures, mark))


def agreement_sealed(state: Mediation, event: AgreementSealed) -> Mediation:
    """Valid (生效). A term whose day is past already is late from the start and needs no clock."""
    terms = marked(state.terms, *late_at(state.terms, event.at))
    return replace(
        state, stage=Stage.EFFECTIVE, effective_at=event.at, confirm_by=event.confirm_by, terms=terms
    )
