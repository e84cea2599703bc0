"""Endings without an agreement, and closing the file. Whoever ends it, the other ways are told. Art. 26."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from kernel.words import Actor, Invalid, OutOfOrder
from services.mediation import law
from services.mediation.domain.moments import china_day
from services.mediation.domain.standing import must, speaks_for
from services.mediation.domain.state import APPLICANT, BINDING, LIVE, Mediation, Stage
from services.mediation.events import (
    MediationClosed,
    MediationFailed,
    MediationRefused,
    MediationWithdrawn,
)

REASONS = frozenset({"no_agreement", "absent", "term_over", "unsuitable", "breach", "other"})


def close(state: Mediation, outcome: str, now: datetime) -> MediationClosed:
    """The file is closed, with what it came to."""
    began = state.opened_at or state.proposed_at
    who = (state.region, state.category, state.mediator)
    return MediationClosed(state.case, state.id, *who, outcome, began, now)


def refuse(state: Mediation, party: str, now: datetime) -> list[Any]:
    """A party clearly does not want it (明确拒绝): it stops. Art. 17, 26."""
    if state.stage not in (Stage.PROPOSED, Stage.CONSENTING):
        raise OutOfOrder("too_late_to_refuse" if state.stage in BINDING else "mediation_ended")
    cited = law.basis(china_day(now), "refusal", "routes")
    told = MediationRefused(state.case, state.id, party, ways(state, now), now, cited)
    return [told, close(state, "refused", now)]


def withdraw(state: Mediation, actor: Actor, party: str, now: datetime) -> list[Any]:
    """A party asks to end it (要求终止调解), at any time before it is bound. Art. 23, 26."""
    must(actor, "withdraw", state)
    if state.party(party) is None:
        raise Invalid("party_unknown", field="party")
    speaks_for(actor, party, state)
    if state.stage not in LIVE:
        raise OutOfOrder("too_late_to_refuse" if state.stage in BINDING else "mediation_ended")
    return _withdrawal(state, party, now)


def case_withdrawn(state: Mediation | None, now: datetime) -> list[Any]:
    """The work order was withdrawn: what is bound stays bound (Art. 31), the rest ends."""
    if state is None or state.stage not in LIVE:
        return []
    return _withdrawal(state, APPLICANT, now)


def _withdrawal(state: Mediation, party: str, now: datetime) -> list[Any]:
    cited = law.basis(china_day(now), "consent", "routes")
    told = MediationWithdrawn(state.case, state.id, party, ways(state, now), now, cited)
    return [told, close(state, "withdrawn", now)]


def fail(state: Mediation, actor: Actor, code: str, sealed: dict[str, str], now: datetime) -> list[Any]:
    """No agreement (调解不成), or one that was broken: end it and tell the other ways. Art. 26, 32, 33."""
    must(actor, "fail", state)
    if code not in REASONS:
        raise Invalid("reason_unknown", field="reason_code")
    broken = state.binds and any(term.breached_at for term in state.terms)
    if not broken and state.stage not in (Stage.CONSENTING, Stage.OPEN, Stage.AGREED):
        raise OutOfOrder(_why_not_failed(state))
    name = "breach" if broken else code
    cited = law.basis(china_day(now), "routes")
    told = MediationFailed(state.case, state.id, name, ways(state, now), now, cited, sealed)
    return [told, close(state, "failed", now)]


def _why_not_failed(state: Mediation) -> str:
    if state.stage is Stage.PROPOSED:
        return "mediator_missing"
    return "agreement_binds" if state.binds else "mediation_ended"


def ways(state: Mediation, now: datetime) -> tuple[str, ...]:
    """The other ways for this kind of quarrel, and enforcement where a court has confirmed."""
    enforceable = ("enforcement",) if state.stage is Stage.CONFIRMED else ()
    return (*enforceable, *law.routes(state.category, china_day(now)))


def refused(state: Mediation, event: MediationRefused) -> Mediation:
    """Ended by a no."""
    return replace(state, stage=Stage.REFUSED, ended_by=event.party, routes=event.routes)


def withdrawn(state: Mediation, event: MediationWithdrawn) -> Mediation:
    """Ended by a party; a draft falls with it."""
    return replace(state, stage=Stage.WITHDRAWN, ended_by=event.party, routes=event.routes)


def failed(state: Mediation, event: MediationFailed) -> Mediation:
    """Ended without success."""
    return replace(
        state, stage=Stage.FAILED, reason_code=event.reason_code, routes=event.routes, sealed=event.sealed
    )


def closed(state: Mediation, event: MediationClosed) -> Mediation:
    """The file is closed; performance of all terms shows as such."""
    stage = Stage.PERFORMED if event.outcome == "performed" else state.stage
    return replace(state, stage=stage, closed_at=event.closed)
