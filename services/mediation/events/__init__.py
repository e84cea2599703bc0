"""What happens in a mediation (人民调解), as past facts, and what is read of other services.

`PUBLISHED` goes to the bus and holds no personal data; `KEPT` stays in the record here.
"""

from services.mediation.events.after import (
    ConfirmationLapsed,
    InstalmentPerformed,
    TermBreached,
    TermPerformed,
    TermsLate,
)
from services.mediation.events.agreement import (
    AgreementDrafted,
    AgreementSealed,
    AgreementSigned,
    OralAgreementReached,
    TermPlan,
    TermsFixed,
)
from services.mediation.events.confirmation import (
    ConfirmationApplied,
    ConfirmationAsked,
    ConfirmationDecided,
)
from services.mediation.events.course import (
    AgentNamed,
    ConsentGiven,
    MediationOpened,
    MediationOverdue,
    MediationProposed,
    MediatorNamed,
    PartyJoined,
    PartyNamed,
    SessionCancelled,
    SessionSet,
)
from services.mediation.events.danger import DangerOver, DangerReported, DangerTold, Told
from services.mediation.events.elsewhere import CaseRouted, CaseWithdrawn, StaffAppointed
from services.mediation.events.ending import (
    MediationClosed,
    MediationFailed,
    MediationRefused,
    MediationWithdrawn,
)
from services.mediation.events.roster import MediatorEnrolled
from services.mediation.events.talks import (
    ConfidenceKept,
    MinutesConfirmed,
    MinutesWritten,
    TermExtended,
)

PUBLISHED: tuple[type, ...] = (
    MediationProposed,
    MediatorNamed,
    ConsentGiven,
    MediationRefused,
    MediationOpened,
    SessionSet,
    SessionCancelled,
    AgreementDrafted,
    AgreementSigned,
    AgreementSealed,
    OralAgreementReached,
    ConfirmationApplied,
    ConfirmationDecided,
    TermPerformed,
    MediationFailed,
    MediationClosed,
)
KEPT: tuple[type, ...] = (
    PartyNamed,
    PartyJoined,
    AgentNamed,
    MediationOverdue,
    TermExtended,
    MinutesWritten,
    MinutesConfirmed,
    ConfidenceKept,
    DangerReported,
    DangerTold,
    DangerOver,
    TermsFixed,
    InstalmentPerformed,
    TermBreached,
    TermsLate,
    ConfirmationAsked,
    ConfirmationLapsed,
    MediationWithdrawn,
)
ROSTER: tuple[type, ...] = (MediatorEnrolled,)
CONSUMED: dict[str, type] = {
    "intake.CaseRouted": CaseRouted,
    "intake.CaseWithdrawn": CaseWithdrawn,
    "identity.StaffAppointed": StaffAppointed,
}

__all__ = [
    "CONSUMED",
    "KEPT",
    "PUBLISHED",
    "ROSTER",
    "AgentNamed",
    "AgreementDrafted",
    "AgreementSealed",
    "AgreementSigned",
    "CaseRouted",
    "CaseWithdrawn",
    "ConfidenceKept",
    "ConfirmationApplied",
    "ConfirmationAsked",
    "ConfirmationDecided",
    "ConfirmationLapsed",
    "ConsentGiven",
    "DangerOver",
    "DangerReported",
    "DangerTold",
    "InstalmentPerformed",
    "MediationClosed",
    "MediationFailed",
    "MediationOpened",
    "MediationOverdue",
    "MediationProposed",
    "MediationRefused",
    "MediationWithdrawn",
    "MediatorEnrolled",
    "MediatorNamed",
    "MinutesConfirmed",
    "MinutesWritten",
    "OralAgreementReached",
    "PartyJoined",
    "PartyNamed",
    "SessionCancelled",
    "SessionSet",
    "StaffAppointed",
    "TermBreached",
    "TermExtended",
    "TermPerformed",
    "TermPlan",
    "TermsFixed",
    "TermsLate",
    "Told",
]
