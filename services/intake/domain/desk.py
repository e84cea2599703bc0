"""The officer's desk: accept (受理), route (分派), close (办结); and the applicant's withdrawal (撤回)."""

from collections.abc import Mapping
from datetime import datetime

from kernel.words import Actor, Invalid, OutOfOrder
from services.intake.domain.case import Case
from services.intake.domain.promises import BEGIN, ROUTE, promised
from services.intake.domain.rights import require
from services.intake.events import (
    OWN_RECORD,
    CaseAccepted,
    CaseClosed,
    CaseEvent,
    CaseRouted,
    CaseWithdrawn,
    Destination,
    Outcome,
    State,
)
from services.intake.law import category

AGAIN = frozenset({Outcome.REFUSED, Outcome.FAILED, Outcome.ELSEWHERE, Outcome.WITHDRAWN})
BY_HAND = frozenset({Outcome.DONE, Outcome.REFUSED, Outcome.FAILED, Outcome.MERGED, Outcome.ELSEWHERE})


def accept(case: Case, actor: Actor, now: datetime) -> list[CaseAccepted]:
    """Take the work order over. Only a submitted one; a second officer comes too late."""
    require(actor, "accept", case)
    if case.state is not State.SUBMITTED:
        raise OutOfOrder("not_submitted", state=case.state.value)
    due = promised(ROUTE, case.region, case.urgent, now)
    return [CaseAccepted(case.case, case.region, actor.id, now, due.at, due.provisional, due.basis)]


def route(
    case: Case,
    actor: Actor,
    service: Destination,
    now: datetime,
    *,
    agreed: bool = False,
    sealed: Mapping[str, str] | None = None,
) -> list[CaseRouted]:
    """Send the case to a service; again, with the reason shown, where the last attempt came to nothing."""
    require(actor, "route", case)
    if not routable(case):
        raise OutOfOrder("not_routable", state=case.state.value)
    if service is Destination.MEDIATION and case.quiet and not agreed:
        # I10: mediation asks the other side, and in these matters nobody does before the person agrees.
        raise Invalid("agreement_needed", field="contact_agreed")
    due = promised(BEGIN, case.region, case.urgent, now)
    return [
        CaseRouted(
            case=case.case,
            service=service,
            region=case.region,
            category=case.category,
            applicant=case.applicant,
            opponent=case.opponent,
            groups=case.groups,
            facts=case.facts,
            why=_why(case, service),
            at=now,
            due=due.at,
            by=actor.id,
            quiet=case.quiet and not agreed,
            earlier=case.outcome,
            earlier_service=case.service if case.outcome else None,
            provisional=due.provisional,
            sealed=dict(sealed or {}),
            basis=(*_basis(case, service), *due.basis),
        )
    ]


def routable(case: Case) -> bool:
    """Accepted; or ended without result; or with a helper who keeps no record of his own."""
    if case.state is State.CLOSED:
        return case.outcome in AGAIN and not case.final
    forwarded = case.state is State.ROUTED and case.service not in OWN_RECORD
    return case.state is State.ACCEPTED or forwarded


def closable(case: Case) -> bool:
    """Still open, and with nobody who keeps a record of his own."""
    return case.state is not State.CLOSED and case.service not in OWN_RECORD


def close(
    case: Case,
    actor: Actor,
    outcome: Outcome,
    now: datetime,
    *,
    into: str | None = None,
    sealed: Mapping[str, str] | None = None,
) -> list[CaseClosed]:
    """End a case that no service's own record will end: refused here, advice given, merged, elsewhere."""
    require(actor, "close", case)
    if not closable(case):
        raise OutOfOrder("not_closable", state=case.state.value)
    if outcome not in BY_HAND or (outcome is Outcome.DONE and case.state is not State.ROUTED):
        raise Invalid("wrong_outcome", field="outcome", outcome=outcome.value)
    if (outcome is Outcome.MERGED) != (into is not None) or into == case.case:
        raise Invalid("merged_into_what", field="into")
    return [_ended(case, outcome, now, into, dict(sealed or {}))]


def withdraw(
    case: Case, actor: Actor, now: datetime, sealed: Mapping[str, str] | None = None
) -> list[CaseEvent]:
    """The applicant takes the request back, at any time before the end; nobody routes it on."""
    require(actor, "withdraw", case)
    if case.state is State.CLOSED:
        raise OutOfOrder("already_closed", state=case.state.value)
    taken_back = CaseWithdrawn(case.case, now, actor.id, dict(sealed or {}))
    return [taken_back, _ended(case, Outcome.WITHDRAWN, now, None, {})]


def _ended(
    case: Case, outcome: Outcome, now: datetime, into: str | None, sealed: dict[str, str]
) -> CaseClosed:
    return CaseClosed(case.case, outcome, case.region, case.category, case.service, now, into, sealed)


def _why(case: Case, service: Destination) -> str:
    if case.outcome:
        return f"after_{case.outcome}"
    if service is case.suggested:
        return "suggested"
    return "preferred" if service is case.preferred else "officer"


def _basis(case: Case, service: Destination) -> tuple[str, ...]:
    kind = category(case.category)
    return kind.basis if kind and service is case.suggested else ()
