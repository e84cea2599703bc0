"""Facts of the lawyer's work, and of its end."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from services.legalaid.domain.application import Application
from services.legalaid.domain.evolution.shared import anew, ended, in_matter, mark
from services.legalaid.domain.inside import Objection, Report
from services.legalaid.domain.periods import day_of
from services.legalaid.events import (
    AdvanceConfirmed,
    AidTerminated,
    GroundReported,
    MatterClosed,
    ObjectionMade,
    ObjectionReviewed,
    PapersFiled,
    ProgressReported,
    Stage,
    Work,
)


def _reported(application: Application, event: ProgressReported) -> Application:
    report = Report(event.report, event.at, event.sealed)
    return in_matter(application, event.matter, lambda m: replace(m, reports=(*m.reports, report)))


def _closed(application: Application, event: MatterClosed) -> Application:
    application = in_matter(
        application,
        event.matter,
        lambda m: replace(
            m, outcome=event.outcome, hours=event.hours, papers_due=event.papers_due, sealed=event.sealed
        ),
    )
    application = mark(anew(application, "closing_papers"), "closing_papers", event.provisional)
    served = (*application.served, f"{day_of(event.closed).year}:{event.lawyer}")
    return ended(replace(application, served=served), Stage.CLOSED, event.closed, Work.CLOSED)


def _filed(application: Application, event: PapersFiled) -> Application:
    filed = in_matter(application, event.matter, lambda m: replace(m, papers=event.papers))
    return anew(filed, "closing_papers")


def _ground_reported(application: Application, event: GroundReported) -> Application:
    return in_matter(application, event.matter, lambda m: replace(m, reported_ground=event.ground))


def _terminated(application: Application, event: AidTerminated) -> Application:
    application = in_matter(application, event.matter, lambda m: replace(m, ground=event.ground))
    over = ended(application, Stage.TERMINATED, event.at, Work.TERMINATED)
    return replace(over, terminated_on=event.ground, termination=event.sealed, objection=None)


def _objected(application: Application, event: ObjectionMade) -> Application:
    objection = Objection(event.at, event.due, event.sealed)
    application = replace(anew(application, "objection"), objection=objection)
    return mark(application, "objection", event.provisional)


def _reviewed(application: Application, event: ObjectionReviewed) -> Application:
    """A correction puts the application before the officer again, with a clock of its own."""
    before = application.objection
    if before is not None:
        done = replace(before, reviewed=event.at, upheld=event.upheld, review=event.sealed)
        application = replace(application, objection=done)
    if event.upheld or event.due is None or not application.over:
        return application
    again = replace(
        anew(application, "decision"), stage=Stage.RECEIVED, decision=None, decide_by=event.due, ended=None
    )
    return mark(again, "decision", event.provisional)


def _confirmed(application: Application, event: AdvanceConfirmed) -> Application:
    decision = application.decision and replace(application.decision, confirmed=event.at)
    return anew(replace(application, decision=decision), "advance_papers")


CHANGES: Mapping[type, Callable[[Application, Any], Application]] = {
    ProgressReported: _reported,
    MatterClosed: _closed,
    PapersFiled: _filed,
    GroundReported: _ground_reported,
    AidTerminated: _terminated,
    ObjectionMade: _objected,
    ObjectionReviewed: _reviewed,
    AdvanceConfirmed: _confirmed,
}
