"""What legal aid tells, keeps and hears."""

from services.legalaid.events.application import (
    AidDecided,
    ApplicantStated,
    ApplicationReceived,
    ApplicationWithdrawn,
    ClockRanOut,
    Facts,
    FactsEstablished,
    Ground,
    LawConsulted,
    OfficerAlerted,
    SupplementAsked,
    SupplementGiven,
)
from services.legalaid.events.assignment import (
    LawyerAssigned,
    LawyerListed,
    OfferDeclined,
    OfferExpired,
    OfferLapsed,
    OfferMade,
)
from services.legalaid.events.consumed import CONSUMED, CaseRouted, CaseWithdrawn, StaffAppointed
from services.legalaid.events.matter import AidTerminated, MatterClosed, PapersFiled, ProgressReported
from services.legalaid.events.words import Alert, Answer, Decline, Ending, Reason, Ruling, Stage, Work

PUBLISHED = (
    ApplicationReceived,
    SupplementAsked,
    ApplicationWithdrawn,
    AidDecided,
    OfferMade,
    OfferDeclined,
    OfferExpired,
    LawyerAssigned,
    ProgressReported,
    AidTerminated,
    MatterClosed,
)
KEPT = (
    ApplicantStated,
    FactsEstablished,
    SupplementGiven,
    LawConsulted,
    ClockRanOut,
    OfficerAlerted,
    OfferLapsed,
    PapersFiled,
)
ROSTER = (LawyerListed,)

__all__ = [
    "CONSUMED",
    "KEPT",
    "PUBLISHED",
    "ROSTER",
    "AidDecided",
    "AidTerminated",
    "Alert",
    "Answer",
    "ApplicantStated",
    "ApplicationReceived",
    "ApplicationWithdrawn",
    "CaseRouted",
    "CaseWithdrawn",
    "ClockRanOut",
    "Decline",
    "Ending",
    "Facts",
    "FactsEstablished",
    "Ground",
    "LawConsulted",
    "LawyerAssigned",
    "LawyerListed",
    "MatterClosed",
    "OfferDeclined",
    "OfferExpired",
    "OfferLapsed",
    "OfferMade",
    "OfficerAlerted",
    "PapersFiled",
    "ProgressReported",
    "Reason",
    "Ruling",
    "StaffAppointed",
    "Stage",
    "SupplementAsked",
    "SupplementGiven",
    "Work",
]
