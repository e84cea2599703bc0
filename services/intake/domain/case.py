"""A work order (工单) as it stands: one case, whichever of the three channels it began on."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from services.intake.events import Channel, Destination, Facts, Group, Manner, Outcome, State


@dataclass(frozen=True)
class Happened:
    """One line of the tracker (办件进度). `because` says what made a case start again."""

    what: str
    at: datetime
    cause: str = ""
    because: str | None = None


@dataclass(frozen=True)
class Missed:
    """A promised time that passed without the step; stays on the case for good."""

    promise: str
    due: datetime


@dataclass(frozen=True)
class Filed:
    """A paper (证据材料) that the case has; `sealed` has its name and its SHA-256."""

    paper: str
    kind: str
    size: int
    at: datetime
    by: str
    scanned: str | None = None
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Note:
    """What somebody told later (补充情况); `sealed` has the words."""

    note: str
    by: str
    role: str
    at: datetime
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """The state. `holder` owns the work order (首问负责制); `promise` and `due` are the running clock.

    `by_when` is `due`, else what the service itself `told`, as text that sorts (UTC), for the list by clock.
    `lent` tells for each review which evaluator reads the file; "" once it was returned.
    """

    case: str
    receipt: str
    region: str
    within: tuple[str, ...]
    category: str
    channel: Channel
    applicant: str
    opponent: str | None
    groups: tuple[Group, ...]
    facts: Facts
    submitter: str
    owners: tuple[str, ...]
    submitted: datetime
    suggested: Destination
    state: State = State.SUBMITTED
    preferred: Destination | None = None
    urgent: bool = False
    quiet: bool = False
    holder: str = ""
    promise: str | None = None
    due: datetime | None = None
    provisional: bool = False
    overdue: bool = False
    missed: tuple[Missed, ...] = ()
    service: Destination | None = None
    outcome: Outcome | None = None
    final: bool = False
    into: str | None = None
    upcoming: str | None = None
    told: datetime | None = None
    by_when: str | None = None
    survey: str = "none"
    appointed: dict[str, str] = field(default_factory=dict)
    readers: tuple[str, ...] = ()
    lent: dict[str, str] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    consent: Manner | None = None
    timeline: tuple[Happened, ...] = ()
    papers: tuple[Filed, ...] = ()
    sealed: dict[str, str] = field(default_factory=dict)


def within(region: str) -> tuple[str, ...]:
    """A county's code, its city's and its province's: whose staff may see the case (GB/T 2260)."""
    return tuple(dict.fromkeys((region, region[:4] + "00", region[:2] + "0000")))


def owners(applicant: str, submitter: str) -> tuple[str, ...]:
    """Who asked, and who entered it: they follow the case."""
    return tuple(dict.fromkeys((applicant, submitter)))


def sortable(at: datetime | None) -> str | None:
    """A moment as text whose order is time's, whatever its zone was."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else None


def in_order(timeline: Iterable[Happened]) -> tuple[Happened, ...]:
    """By time; what happened at the same time stays as it came."""
    return tuple(sorted(timeline, key=lambda line: line.at))
