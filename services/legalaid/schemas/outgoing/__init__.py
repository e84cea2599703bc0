"""What goes out over HTTP."""

from services.legalaid.schemas.outgoing.application import (
    ApplicationOut,
    DecidedOut,
    EntryOut,
    GroundOut,
    OfferLineOut,
    OutlineOut,
    SupplementOut,
)
from services.legalaid.schemas.outgoing.assignment import (
    CandidateOut,
    LeaveOut,
    MatchedOut,
    NeedsKnownOut,
    OfferOut,
    OfferPartiesOut,
)
from services.legalaid.schemas.outgoing.document import DocumentLineOut, DocumentOut, VerifiedOut
from services.legalaid.schemas.outgoing.draw import DrawOut
from services.legalaid.schemas.outgoing.ending import NoticeOut, ObjectionOut, ReplacementOut, TerminationOut
from services.legalaid.schemas.outgoing.law import (
    AnswerOut,
    ArticleOut,
    AssessmentOut,
    ClockOut,
    FindingOut,
    FindingsOut,
    MissingOut,
)
from services.legalaid.schemas.outgoing.matter import (
    MatterOut,
    PaymentOut,
    RecipientOut,
    ReportOut,
    SubsidyOut,
)
from services.legalaid.schemas.outgoing.overview import GoalOut, MeterOut, WorkOut

__all__ = [
    "AnswerOut",
    "ApplicationOut",
    "ArticleOut",
    "AssessmentOut",
    "CandidateOut",
    "ClockOut",
    "DecidedOut",
    "DocumentLineOut",
    "DocumentOut",
    "DrawOut",
    "EntryOut",
    "FindingOut",
    "FindingsOut",
    "GoalOut",
    "GroundOut",
    "LeaveOut",
    "MatchedOut",
    "MatterOut",
    "MeterOut",
    "MissingOut",
    "NeedsKnownOut",
    "NoticeOut",
    "ObjectionOut",
    "OfferLineOut",
    "OfferOut",
    "OfferPartiesOut",
    "OutlineOut",
    "PaymentOut",
    "RecipientOut",
    "ReplacementOut",
    "ReportOut",
    "SubsidyOut",
    "SupplementOut",
    "TerminationOut",
    "VerifiedOut",
    "WorkOut",
]
