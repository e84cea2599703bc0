"""Facts of other services: only the fields that are read here."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class CaseRouted:
    """A work order was routed (分流); `service` says to whom."""

    case: str
    service: str
    region: str
    category: str
    applicant: str
    opponent: str | None = None
    groups: tuple[str, ...] = ()


@dataclass(frozen=True)
class CaseWithdrawn:
    """The resident withdrew the work order."""

    case: str


@dataclass(frozen=True)
class StaffAppointed:
    """A member of staff was appointed, changed or dismissed."""

    username: str
    roles: tuple[str, ...]
    region: str | None = None
    active: bool = True
    profile: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ReviewAssigned:
    """An evaluator is to score a closed case (第三方评估)."""

    case: str
    review: str
    evaluator: str


@dataclass(frozen=True)
class ReviewEnded:
    """The review was scored, or lapsed."""

    review: str
    case: str = ""
