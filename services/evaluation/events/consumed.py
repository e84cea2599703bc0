"""What evaluation reads from the other services, and from its own topic."""

from dataclasses import dataclass
from datetime import datetime

from services.evaluation.events.frame import SampleDrawn
from services.evaluation.events.reviewing import ThirdReviewSought


@dataclass(frozen=True)
class MatterClosed:
    """Legal aid ended with a closing report (Legal Aid Law 50)."""

    case: str
    region: str
    category: str
    lawyer: str
    outcome: str
    opened: datetime
    closed: datetime


@dataclass(frozen=True)
class MediationClosed:
    """A mediation ended, one way or another; without a mediator where none was named."""

    case: str
    region: str
    category: str
    outcome: str
    opened: datetime
    closed: datetime
    mediator: str | None = None


@dataclass(frozen=True)
class StaffAppointed:
    """Somebody's roles, region or being active changed."""

    username: str
    roles: tuple[str, ...]
    active: bool
    region: str | None = None


CONSUMED: dict[str, type] = {
    "legalaid.MatterClosed": MatterClosed,
    "mediation.MediationClosed": MediationClosed,
    "identity.StaffAppointed": StaffAppointed,
    "evaluation.SampleDrawn": SampleDrawn,
    "evaluation.ThirdReviewSought": ThirdReviewSought,
}
