"""Following a case through the other services: timeline, state, reading rights, the way to rate."""

from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.case import Case
from services.intake.domain.steps import CORRECTABLE, ending, resumes, told_apart
from services.intake.events import (
    AidDecided,
    CaseClosed,
    CaseEvent,
    Dated,
    Destination,
    Fact,
    FileLent,
    FileReturned,
    LawyerAssigned,
    LawyerReplaced,
    MediatorNamed,
    ReadingEnded,
    ReadingGranted,
    ReviewAssigned,
    ReviewEnded,
    SessionSet,
    State,
    StepTaken,
    SurveyShown,
    WorkBegun,
)


@dataclass(frozen=True)
class Step:
    """A step of another service: `name` as published, `cause` the event's id, `at` when it happened."""

    name: str
    fact: Fact
    at: datetime
    cause: str

    @property
    def source(self) -> str:
        """The service that published it."""
        return self.name.split(".", 1)[0]


def follow(case: Case, step: Step) -> list[CaseEvent]:
    """What the step means here, in whatever order steps arrive; the same one twice means nothing."""
    if any(line.cause == step.cause for line in case.timeline):
        return []
    what = told_apart(step.name, step.fact)
    line = StepTaken(case.case, what, step.at, step.cause, _due(step.fact))
    return [line, *_reading(case, step), *_lending(case, step), *_survey(case, step), *_movement(case, step)]


def _due(fact: Fact) -> datetime | None:
    """The time that the service itself gives for what comes next."""
    if isinstance(fact, Dated):
        return fact.due
    if isinstance(fact, AidDecided | LawyerReplaced):
        return fact.assign_by
    return fact.at if isinstance(fact, SessionSet) else None


def _reading(case: Case, step: Step) -> list[CaseEvent]:
    """An appointment grants reading; a later one replaces the earlier, and keeps it when that one ends."""
    if isinstance(step.fact, LawyerReplaced):
        had = case.appointed.get(Destination.LEGALAID) == step.fact.lawyer
        return [ReadingEnded(case.case, Destination.LEGALAID, step.fact.lawyer)] if had else []
    if isinstance(step.fact, LawyerAssigned):
        return [ReadingGranted(case.case, Destination.LEGALAID, step.fact.lawyer)]
    if isinstance(step.fact, MediatorNamed):
        return [ReadingGranted(case.case, Destination.MEDIATION, step.fact.mediator)]
    return []


def _lending(case: Case, step: Step) -> list[CaseEvent]:
    """The file is an evaluator's for the time of the review, whichever of its ends is heard first."""
    if isinstance(step.fact, ReviewAssigned) and step.fact.review not in case.lent:
        return [FileLent(case.case, step.fact.review, step.fact.evaluator)]
    if isinstance(step.fact, ReviewEnded) and case.lent.get(step.fact.review) != "":
        return [FileReturned(case.case, step.fact.review)]
    return []


def _survey(case: Case, step: Step) -> list[CaseEvent]:
    if step.name == "evaluation.SurveyOpened" and case.survey == "none":
        return [SurveyShown(case.case, True)]
    if step.name == "evaluation.SurveyAnswered" and case.survey != "answered":
        return [SurveyShown(case.case, False)]
    return []


def _movement(case: Case, step: Step) -> list[CaseEvent]:
    """Only the service that has the case now moves it; steps of an earlier one are told, no more."""
    if case.service is None or step.source != case.service:
        return []
    if case.state is State.CLOSED:
        corrected = case.outcome in CORRECTABLE and not case.final and resumes(step.fact)
        return [WorkBegun(case.case, case.service, step.at)] if corrected else []
    end = ending(step.name, step.fact)
    if end is not None:
        return [CaseClosed(case.case, end, case.region, case.category, case.service, step.at)]
    return [WorkBegun(case.case, case.service, step.at)] if case.state is State.ROUTED else []
