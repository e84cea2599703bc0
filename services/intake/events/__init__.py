"""Intake's events: what it publishes, what it only records, and what it reads from others."""

from services.intake.events.consumed import (
    CONSUMED,
    AboutCase,
    AidDecided,
    Dated,
    Fact,
    LawyerAssigned,
    LawyerReplaced,
    MediationClosed,
    MediatorNamed,
    SessionSet,
)
from services.intake.events.own import (
    CaseAccepted,
    CaseClosed,
    CaseRouted,
    CaseSubmitted,
    CaseWithdrawn,
    Facts,
    PromiseMissed,
    ReadingEnded,
    ReadingGranted,
    StepTaken,
    SurveyShown,
    WorkBegun,
)
from services.intake.events.words import OWN_RECORD, Channel, Destination, Group, Outcome, State

PUBLISHED = (CaseSubmitted, CaseAccepted, CaseRouted, CaseWithdrawn, CaseClosed)
KEPT = (StepTaken, WorkBegun, ReadingGranted, ReadingEnded, SurveyShown, PromiseMissed)

CaseEvent = (
    CaseSubmitted | CaseAccepted | CaseRouted | CaseWithdrawn | CaseClosed
    | StepTaken | WorkBegun | ReadingGranted | ReadingEnded | SurveyShown | PromiseMissed
)  # fmt: skip

__all__ = [
    "CONSUMED", "KEPT", "OWN_RECORD", "PUBLISHED", "AboutCase", "AidDecided", "CaseAccepted", "CaseClosed",
    "CaseEvent", "CaseRouted", "CaseSubmitted", "CaseWithdrawn", "Channel", "Dated", "Destination", "Fact",
    "Facts", "Group", "LawyerAssigned", "LawyerReplaced", "MediationClosed", "MediatorNamed", "Outcome",
    "PromiseMissed", "ReadingEnded", "ReadingGranted", "SessionSet", "State", "StepTaken", "SurveyShown",
    "WorkBegun",
]  # fmt: skip
