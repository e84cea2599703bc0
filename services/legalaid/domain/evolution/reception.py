"""Facts of the application: received, supplemented, decided, withdrawn."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from services.legalaid.domain.application import Application, within
from services.legalaid.domain.evolution.shared import UNTIL_ASSIGNED, anew, ended, mark
from services.legalaid.domain.inside import Decision, Supplement
from services.legalaid.events import (
    AidDecided,
    Alert,
    ApplicantStated,
    ApplicationReceived,
    ApplicationWithdrawn,
    ClockRanOut,
    FactsEstablished,
    LawConsulted,
    OfficerAlerted,
    Stage,
    SupplementAsked,
    SupplementGiven,
    Work,
)

GOING_ON = ("objection", "closing_papers")
"""Clocks of an earlier round that run on in the next one."""


def received(before: Application | None, event: ApplicationReceived) -> Application:
    """A new round keeps the offers and matters of earlier ones: conflicts are for ever."""
    fresh = Application(
        id=event.application,
        case=event.case,
        region=event.region,
        within=within(event.region),
        category=event.category,
        received=event.at,
        decide_by=event.due,
        provisional=("decision",) if event.provisional else (),
    )
    if before is None:
        return fresh
    return replace(
        fresh,
        offers=before.offers,
        matters=before.matters,
        draws=before.draws,
        earlier_offers=len(before.offers),
        objection=before.objection if before.objected else None,
        ran_out=tuple(clock for clock in before.ran_out if clock in GOING_ON),
        lawyers=before.lawyers,
        asked=before.asked,
        served=before.served,
        subsidies=before.subsidies,
        documents=before.documents,
        told=before.told,
    )


def _stated(application: Application, event: ApplicantStated) -> Application:
    return replace(
        application,
        applicant=event.applicant,
        opponent=event.opponent,
        groups=event.groups,
        facts=event.facts,
        papers_claimed=event.papers_claimed,
        documented=event.documented,
    )


def _established(application: Application, event: FactsEstablished) -> Application:
    return replace(application, facts=application.facts | event.facts)


def _supplement_asked(application: Application, event: SupplementAsked) -> Application:
    notice = Supplement(event.items, event.at, event.due)
    asked = replace(application, stage=Stage.SUPPLEMENTING, supplement=notice)
    return mark(asked, "supplement", event.provisional)


def _supplement_given(application: Application, event: SupplementGiven) -> Application:
    notice = application.supplement and replace(application.supplement, given=event.at)
    application = replace(application, stage=Stage.RECEIVED, supplement=notice, decide_by=event.due)
    return mark(anew(application, "decision"), "decision", event.provisional)


def _withdrawn(application: Application, event: ApplicationWithdrawn) -> Application:
    return ended(application, Stage.WITHDRAWN, event.at, Work.WITHDRAWN)


def _consulted(application: Application, event: LawConsulted) -> Application:
    return replace(application, consulted=event.grounds, answered=event.answer)


def _decided(application: Application, event: AidDecided) -> Application:
    decision = Decision(
        ruling=event.decision,
        by=event.by,
        at=event.at,
        answer=application.answered,
        grounds=application.consulted,
        basis=event.basis,
        against_law=event.against_law,
        late=event.late,
        assign_by=event.assign_by,
        alert_at=event.alert_at,
        papers_by=event.papers_by,
        sealed=event.sealed,
    )
    application = anew(application, *UNTIL_ASSIGNED, "advance_papers")
    decided = replace(application, stage=Stage.DECIDED, decision=decision, objection=None)
    return mark(decided, "assignment", event.provisional)


def _ran_out(application: Application, event: ClockRanOut) -> Application:
    return replace(application, ran_out=(*application.ran_out, event.clock))


def _alerted(application: Application, event: OfficerAlerted) -> Application:
    return replace(application, alert=Alert(event.alert), alerted=event.at)


CHANGES: Mapping[type, Callable[[Application, Any], Application]] = {
    ApplicantStated: _stated,
    FactsEstablished: _established,
    SupplementAsked: _supplement_asked,
    SupplementGiven: _supplement_given,
    ApplicationWithdrawn: _withdrawn,
    LawConsulted: _consulted,
    AidDecided: _decided,
    ClockRanOut: _ran_out,
    OfficerAlerted: _alerted,
}
