"""Which legal clocks (时限) run now, and what it means when one runs out."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from kernel.words import Clock
from services.legalaid.domain.application import Application
from services.legalaid.events import Alert, ClockRanOut, OfficerAlerted, Stage, Work


def clocks(application: Application) -> list[Clock]:
    """All running clocks; one that ran out has its mark in the state and is not here again."""
    return [clock for clock in _all(application) if clock.name not in application.ran_out]


def _all(application: Application) -> Iterator[Clock]:
    yield from _until_decided(application)
    yield from _until_assigned(application)
    yield from _while_working(application)
    yield from _after_the_end(application)


def _until_decided(application: Application) -> Iterator[Clock]:
    if not application.undecided:
        return
    waiting = application.stage == Stage.SUPPLEMENTING
    yield Clock("decision", application.decide_by, paused=waiting)
    if waiting and application.supplement is not None:
        yield Clock("supplement", application.supplement.due)


def _until_assigned(application: Application) -> Iterator[Clock]:
    if application.open_offer is not None and application.to_assign:
        yield Clock("offer", application.open_offer.expires)
    decision = application.decision
    if not application.to_assign or decision is None or decision.assign_by is None:
        return
    if decision.alert_at is not None and application.alert is None:
        yield Clock("assignment_near", decision.alert_at)
    yield Clock("assignment", decision.assign_by)
    if application.waiting and application.match_at is not None:
        yield Clock("match", application.match_at)
    if application.draw is not None and application.draw.made is None:
        yield Clock("draw", application.draw.overdue_at)


def _while_working(application: Application) -> Iterator[Clock]:
    decision, work = application.decision, application.open_matter
    if application.papers_awaited and decision is not None and decision.papers_by is not None:
        yield Clock("advance_papers", decision.papers_by)
    untold = application.notice is not None and application.notice.told is None and work is not None
    if untold and decision is not None and decision.assign_by is not None:
        yield Clock("tell_organ", decision.assign_by)
    wish = work.replacement if work else None
    if wish is not None and wish.refused is None:
        yield Clock("replacement", wish.due)


def _after_the_end(application: Application) -> Iterator[Clock]:
    if application.objection is not None and application.objected:
        yield Clock("objection", application.objection.due)
    for matter in application.matters[-1:]:
        if matter.work == Work.CLOSED and matter.papers_due is not None and not matter.papers:
            yield Clock("closing_papers", matter.papers_due)


def run_out(application: Application, clock: Clock, now: datetime) -> Sequence[Any]:
    """A deadline passed: mark it once. Nothing where it stopped or moved meanwhile."""
    if clock.name not in {running.name for running in clocks(application) if running.due == clock.due}:
        return ()
    return (ClockRanOut(clock.name, clock.due, now),)


def assignment_near(application: Application, clock: Clock, now: datetime) -> Sequence[Any]:
    """The three days of Article 43 are nearly over: an officer may assign outright."""
    ended = run_out(application, clock, now)
    return (*ended, OfficerAlerted(Alert.ASSIGNMENT_NEAR, now)) if ended else ()
