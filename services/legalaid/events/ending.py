"""Changes of lawyer, ends before the work is done, and what may be done against a decision."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class ReplacementAsked:
    """The recipient wants another lawyer (55), or the lawyer has good cause to leave (46)."""

    matter: str
    by: str
    at: datetime
    due: datetime
    sealed: dict[str, str] = field(default_factory=dict)
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReplacementRefused:
    """The lawyer stays (不予更换). `sealed` holds the reason."""

    matter: str
    by: str
    at: datetime
    sealed: dict[str, str] = field(default_factory=dict)
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class LawyerReplaced:
    """The lawyer's work on the matter ended; another is looked for within the three days."""

    case: str
    matter: str
    lawyer: str
    by: str
    at: datetime
    assign_by: datetime
    alert_at: datetime
    provisional: bool = False
    sealed: dict[str, str] = field(default_factory=dict)
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class GroundReported:
    """The lawyer told the agency of a ground to end aid (及时报告, 48(2))."""

    matter: str
    ground: str
    by: str
    at: datetime
    sealed: dict[str, str] = field(default_factory=dict)
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class AidTerminated:
    """Aid was ended on one of the eight grounds (终止, 48). `sealed` holds the reason in words."""

    case: str
    matter: str | None
    ground: str
    at: datetime
    by: str
    sealed: dict[str, str] = field(default_factory=dict)
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class ObjectionMade:
    """The applicant objects to a refusal or a termination (异议, 49): five days to review."""

    at: datetime
    due: datetime
    provisional: bool = False
    sealed: dict[str, str] = field(default_factory=dict)
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class ObjectionReviewed:
    """The bureau upheld the decision, or ordered a correction: then the agency decides anew by `due`."""

    upheld: bool
    by: str
    at: datetime
    late: bool = False
    due: datetime | None = None
    provisional: bool = False
    sealed: dict[str, str] = field(default_factory=dict)
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class AdvanceConfirmed:
    """The papers of aid that came first are complete (补办手续, 44)."""

    by: str
    at: datetime
    answer: str
    late: bool = False
    sealed: dict[str, str] = field(default_factory=dict)
    basis: tuple[str, ...] = ()
