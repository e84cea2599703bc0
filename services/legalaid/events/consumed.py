"""What legal aid reads from other services: only the fields it needs."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class CaseRouted:
    """intake sent a case somewhere; those with service `legalaid` become applications."""

    case: str
    service: str
    region: str
    category: str
    applicant: str
    opponent: str | None = None
    groups: tuple[str, ...] = ()
    facts: dict[str, bool | int | float] = field(default_factory=dict)


@dataclass(frozen=True)
class CaseWithdrawn:
    """The applicant took the case back."""

    case: str


@dataclass(frozen=True)
class StaffAppointed:
    """A member of staff as identity knows him, again at every change."""

    username: str
    roles: tuple[str, ...]
    region: str
    active: bool
    profile: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class CaseScored:
    """evaluation's score of a closed case, out of 100, and whose work it was."""

    case: str
    service: str
    handler: str
    score: float


@dataclass(frozen=True)
class ReviewAssigned:
    """evaluation gave an evaluator a closed case to score."""

    case: str
    review: str
    evaluator: str


@dataclass(frozen=True)
class ReviewEnded:
    """The review was scored, or lapsed."""

    review: str
    case: str = ""


CONSUMED: dict[str, type] = {
    "intake.CaseRouted": CaseRouted,
    "intake.CaseWithdrawn": CaseWithdrawn,
    "identity.StaffAppointed": StaffAppointed,
    "evaluation.CaseScored": CaseScored,
    "evaluation.ReviewAssigned": ReviewAssigned,
    "evaluation.ReviewScored": ReviewEnded,
    "evaluation.ReviewLapsed": ReviewEnded,
}
