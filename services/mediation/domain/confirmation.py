"""Judicial confirmation (司法确认), asked for within thirty days by all. Art. 33; 民事诉讼法 205, 206."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from kernel.words import Actor, Invalid, OutOfOrder
from services.mediation import law
from services.mediation.domain.consent import month_from
from services.mediation.domain.ending import close, ways
from services.mediation.domain.moments import china_day
from services.mediation.domain.parts import Confirmation, Version
from services.mediation.domain.standing import must, speaks_for
from services.mediation.domain.state import Mediation, Stage
from services.mediation.events import ConfirmationApplied, ConfirmationAsked, ConfirmationDecided

CONFIRMED, REJECTED, TAKEN_BACK = "confirmed", "rejected", "withdrawn"
RESULTS = frozenset({CONFIRMED, REJECTED, TAKEN_BACK})


def ask(state: Mediation, actor: Actor, party: str, now: datetime) -> list[Any]:
    """A party asks; when all have, the joint application stands."""
    must(actor, "ask_confirmation", state)
    if state.party(party) is None:
        raise Invalid("party_unknown", field="party")
    speaks_for(actor, party, state)
    version = _can_be_confirmed(state, now)
    if party in state.confirmation.asked:
        raise OutOfOrder("confirmation_asked_already")
    asked = ConfirmationAsked(state.case, state.id, party, now)
    waiting = {p.name for p in state.parties} - {party, *state.confirmation.asked}
    if waiting:
        return [asked]
    cited = (
        law.clock("confirmation", china_day(now)).basis,
        law.rule("joint_application", china_day(now)).basis,
    )
    return [asked, ConfirmationApplied(state.case, state.id, version.digest, now, cited)]


def _can_be_confirmed(state: Mediation, now: datetime) -> Version:
    version = state.agreement
    if not state.binds or version is None or state.stage is Stage.CONFIRMED:
        raise OutOfOrder("not_effective" if state.closed_at is None else "mediation_ended")
    if version.oral:
        raise OutOfOrder("oral_needs_paper")
    if state.confirm_by is None or now > state.confirm_by:
        raise OutOfOrder("confirmation_too_late")
    if state.confirmation.applied_at is not None:
        raise OutOfOrder("confirmation_asked_already")
    return version


def decided_by_court(
    state: Mediation, actor: Actor, result: str, on: date, sealed: dict[str, str], now: datetime
) -> list[Any]:
    """Record the court's answer. Rejected: the parties may change the agreement or sue. Art. 33."""
    must(actor, "record_confirmation", state)
    if result not in RESULTS:
        raise Invalid("result_unknown", field="result")
    if not state.binds or state.confirmation.applied_at is None or state.stage is Stage.CONFIRMED:
        raise OutOfOrder("confirmation_not_asked")
    if not china_day(state.confirmation.applied_at) <= on <= china_day(now):
        raise Invalid("decision_day", field="on")
    rejected = result == REJECTED
    told = ways(state, now) if rejected else ()
    due = month_from(now).due if rejected else None
    cited = law.basis(china_day(now), "court_decision", "enforcement")
    return [ConfirmationDecided(state.case, state.id, result, on, now, told, due, cited, sealed)]


def finish(state: Mediation, actor: Actor, now: datetime) -> list[Any]:
    """Close the file of a confirmed agreement: who is owed may ask the court to enforce it. Art. 33."""
    must(actor, "finish", state)
    if state.stage is not Stage.CONFIRMED or state.closed_at is not None:
        raise OutOfOrder("mediation_ended" if state.closed_at else "not_confirmed")
    return [close(state, "confirmed", now)]


def asked(state: Mediation, event: ConfirmationAsked) -> Mediation:
    """One more party asked. After an application taken back it begins anew."""
    known = () if state.confirmation.result else state.confirmation.asked
    return replace(state, confirmation=Confirmation(asked=(*known, event.party)))


def applied(state: Mediation, event: ConfirmationApplied) -> Mediation:
    """The application stands."""
    return replace(state, confirmation=replace(state.confirmation, applied_at=event.at))


def decided(state: Mediation, event: ConfirmationDecided) -> Mediation:
    """Confirmed; or back to the table; or as it was, and free to apply again in time."""
    answer = Confirmation((), None, event.result, event.on, event.sealed)
    if event.result == CONFIRMED:
        known = replace(answer, asked=state.confirmation.asked, applied_at=state.confirmation.applied_at)
        return replace(state, stage=Stage.CONFIRMED, confirmation=known)
    if event.result == REJECTED:
        return replace(
            state, stage=Stage.OPEN, confirmation=answer, routes=event.routes, term_due=event.due,
            overdue=False, signatures=(), terms=(), effective_at=None, confirm_by=None,
        )  # fmt: skip
    return replace(state, confirmation=answer)
