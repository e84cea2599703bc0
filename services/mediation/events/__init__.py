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
    ConsentGiven,
    MediationOpened,
    MediationOverdue,
    MediationProposed,
    MediatorNamed,
    PartyNamed,
    SessionSet,
)
from services.mediation.events.elsewhere import CaseRouted, CaseWithdrawn, StaffAppointed
from services.mediation.events.ending import (
    MediationClosed,
    MediationFailed,
    MediationRefused,
    MediationWithdrawn,
)
from services.mediation.events.roster import MediatorEnrolled

PUBLISHED: tuple[type, ...] = (
    MediationProposed,
    MediatorNamed,
    ConsentGiven,
    MediationRefused,
    MediationOpened,
    SessionSet,
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
    MediationOverdue,
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
    "AgreementDrafted",
    "AgreementSealed",
    "AgreementSigned",
    "CaseRouted",
    "CaseWithdrawn",
    "ConfirmationApplied",
    "ConfirmationAsked",
    "ConfirmationDecided",
    "ConfirmationLapsed",
    "ConsentGiven",
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
    "OralAgreementReached",
    "PartyNamed",
    "SessionSet",
    "StaffAppointed",
    "TermBreached",
    "TermPerformed",
    "TermPlan",
    "TermsFixed",
    "TermsLate",
]
