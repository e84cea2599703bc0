"""Intake's events: what it publishes, what it only records, and what it reads from others."""

from services.intake.events.consent import ConsentRecorded, Manner
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
    ReviewAssigned,
    ReviewEnded,
    SessionSet,
)
from services.intake.events.lending import FileLent, FileReturned
from services.intake.events.notes import NoteAdded
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
from services.intake.events.papers import PaperAwaited, PaperBegun, PaperFiled, PaperSettled, PaperState
from services.intake.events.words import OWN_RECORD, Channel, Destination, Group, Outcome, State

PUBLISHED = (CaseSubmitted, CaseAccepted, CaseRouted, CaseWithdrawn, CaseClosed)
KEPT = (
    StepTaken, WorkBegun, ReadingGranted, ReadingEnded, SurveyShown, PromiseMissed, PaperFiled,
    FileLent, FileReturned, NoteAdded, ConsentRecorded,
)  # fmt: skip
OF_PAPERS = (PaperBegun, PaperAwaited, PaperSettled)

CaseEvent = (
    CaseSubmitted | CaseAccepted | CaseRouted | CaseWithdrawn | CaseClosed
    | StepTaken | WorkBegun | ReadingGranted | ReadingEnded | SurveyShown | PromiseMissed | PaperFiled
    | FileLent | FileReturned | NoteAdded | ConsentRecorded
)  # fmt: skip
PaperEvent = PaperBegun | PaperAwaited | PaperSettled

__all__ = [
    "CONSUMED", "KEPT", "OF_PAPERS", "OWN_RECORD", "PUBLISHED", "AboutCase", "AidDecided",
    "CaseAccepted", "CaseClosed", "CaseEvent", "CaseRouted", "CaseSubmitted", "CaseWithdrawn",
    "Channel", "ConsentRecorded", "Dated", "Destination", "Fact", "Facts", "FileLent", "FileReturned",
    "Group", "LawyerAssigned", "LawyerReplaced", "Manner", "MediationClosed", "MediatorNamed",
    "NoteAdded", "Outcome", "PaperAwaited", "PaperBegun", "PaperEvent", "PaperFiled", "PaperSettled",
    "PaperState", "PromiseMissed", "ReadingEnded", "ReadingGranted", "ReviewAssigned", "ReviewEnded",
    "SessionSet", "State", "StepTaken", "SurveyShown", "WorkBegun",
]  # fmt: skip
