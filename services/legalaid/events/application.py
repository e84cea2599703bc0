"""What happens to an application (法律援助申请), as past facts. Those `KEPT` never leave this service."""

from dataclasses import dataclass, field
from datetime import datetime

from services.legalaid.events.words import Reason, Ruling

Facts = dict[str, bool | int | float]


@dataclass(frozen=True)
class ApplicationReceived:
    """A case was routed here: the seven days of Article 43 begin."""

    case: str
    application: str
    region: str
    category: str
    at: datetime
    due: datetime
    provisional: bool = False
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class ApplicantStated:
    """Who asks, against whom, and what is known of them at the start. Kept: it is about people."""

    applicant: str
    opponent: str | None
    groups: tuple[str, ...]
    facts: Facts
    papers_claimed: tuple[str, ...] = ()
    documented: bool = False  # official documents follow; not so for what came before there were any


@dataclass(frozen=True)
class FactsEstablished:
    """Facts from a paper, shared data, a statement or the pledge (41, 42); later ones replace earlier."""

    facts: Facts
    source: str
    by: str
    at: datetime


@dataclass(frozen=True)
class SupplementAsked:
    """Everything missing was asked for, once and together (一次性告知, 43)."""

    case: str
    application: str
    items: tuple[str, ...]
    at: datetime
    due: datetime
    provisional: bool = False
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class SupplementGiven:
    """The papers came: the decision's clock goes on, longer by the days that it stood still."""

    items: tuple[str, ...]
    at: datetime
    due: datetime
    provisional: bool = False
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class ApplicationWithdrawn:
    """The application ended without a decision, or aid on the recipient's own wish before work began."""

    case: str
    application: str
    reason: Reason
    at: datetime
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ground:
    """One answer of the law as it stood at the decision: its article, version and the facts used."""

    name: str
    answer: str
    basis: str | None
    verified: bool
    facts: dict[str, bool | int | float | str]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class LawConsulted:
    """What the rules answered when the officer decided: an old case replays under its old rule."""

    answer: str
    grounds: tuple[Ground, ...]
    on: str


@dataclass(frozen=True)
class AidDecided:
    """The officer decided (43, 44). `sealed` holds the reason in words; `assign_by` ends the three days."""

    case: str
    application: str
    decision: Ruling
    by: str
    at: datetime
    against_law: bool = False
    late: bool = False
    papers_by: datetime | None = None
    assign_by: datetime | None = None
    alert_at: datetime | None = None
    provisional: bool = False
    sealed: dict[str, str] = field(default_factory=dict)
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class ClockRanOut:
    """A legal clock passed without its step (超期): marked, and seen by officer and supervisor."""

    clock: str
    due: datetime
    at: datetime


@dataclass(frozen=True)
class OfficerAlerted:
    """An officer must act himself: nobody is left to ask, or the three days are nearly over."""

    alert: str
    at: datetime
