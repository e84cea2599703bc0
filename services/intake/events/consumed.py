"""What intake reads from the other services: only the fields it needs of each event."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class AboutCase:
    """Any step of another service: that it happened is all the timeline needs."""

    case: str


@dataclass(frozen=True)
class Dated:
    """A step after which the service itself has until `due` for the next: told to the resident."""

    case: str
    due: datetime | None = None


@dataclass(frozen=True)
class AidDecided:
    """`decision` is granted, refused or advance; a lawyer is due by `assign_by` (法律援助法 43, 44)."""

    case: str
    decision: str
    assign_by: datetime | None = None


@dataclass(frozen=True)
class LawyerAssigned:
    """This lawyer has the case and may read it."""

    case: str
    lawyer: str


@dataclass(frozen=True)
class LawyerReplaced:
    """This lawyer's work ended; another is due by `assign_by`."""

    case: str
    lawyer: str
    assign_by: datetime | None = None


@dataclass(frozen=True)
class MediatorNamed:
    """This mediator has the case and may read it."""

    case: str
    mediator: str


@dataclass(frozen=True)
class SessionSet:
    """The parties meet at this time."""

    case: str
    at: datetime | None = None


@dataclass(frozen=True)
class MediationClosed:
    """`outcome` is performed, confirmed, refused, failed or withdrawn."""

    case: str
    outcome: str


@dataclass(frozen=True)
class ReviewAssigned:
    """This evaluator may read the case, until this review ends."""

    case: str
    review: str
    evaluator: str


@dataclass(frozen=True)
class ReviewEnded:
    """A review was scored, or lapsed."""

    case: str
    review: str


Fact = (
    AboutCase | Dated | AidDecided | LawyerAssigned | LawyerReplaced | MediatorNamed | SessionSet
    | MediationClosed | ReviewAssigned | ReviewEnded
)  # fmt: skip

_PLAIN = {
    "legalaid": (
        "ApplicationWithdrawn", "OfferMade", "OfferDeclined", "OfferExpired", "ProgressReported",
        "AidTerminated", "MatterClosed",
    ),
    "mediation": (
        "MediationProposed", "ConsentGiven", "MediationRefused", "AgreementDrafted", "AgreementSigned",
        "AgreementSealed", "OralAgreementReached", "ConfirmationApplied", "ConfirmationDecided",
        "SessionCancelled", "TermPerformed", "MediationFailed",
    ),
    "evaluation": (
        "SurveyOpened", "ThirdReviewSought", "CaseScored", "SurveyAnswered", "FollowUpOpened",
    ),
}  # fmt: skip

CONSUMED: dict[str, type[Fact]] = {
    **{f"{source}.{name}": AboutCase for source, names in _PLAIN.items() for name in names},
    "legalaid.ApplicationReceived": Dated,
    "legalaid.SupplementAsked": Dated,
    "legalaid.AidDecided": AidDecided,
    "legalaid.LawyerAssigned": LawyerAssigned,
    "legalaid.LawyerReplaced": LawyerReplaced,
    "mediation.MediatorNamed": MediatorNamed,
    "mediation.MediationOpened": Dated,
    "mediation.SessionSet": SessionSet,
    "mediation.MediationClosed": MediationClosed,
    "evaluation.ReviewAssigned": ReviewAssigned,
    "evaluation.ReviewScored": ReviewEnded,
    "evaluation.ReviewLapsed": ReviewEnded,
}
