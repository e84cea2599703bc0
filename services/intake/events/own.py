"""What happens to a work order (工单), as past facts of intake."""

from dataclasses import dataclass, field
from datetime import datetime

from services.intake.events.words import Channel, Destination, Group, Outcome

Facts = dict[str, bool | int | float]
"""Public facts: numbers and yes/no only. Words about people are sealed under the case's key."""


@dataclass(frozen=True)
class CaseSubmitted:
    """Somebody asked for help (提交). `sealed` holds narrative, facts in words and the safe contact."""

    case: str
    receipt: str
    region: str
    category: str
    channel: Channel
    applicant: str
    opponent: str | None
    groups: tuple[Group, ...]
    facts: Facts
    submitter: str
    at: datetime
    due: datetime
    suggested: Destination
    preferred: Destination | None = None
    urgent: bool = False
    quiet: bool = False
    provisional: bool = False
    sealed: dict[str, str] = field(default_factory=dict)
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class CaseAccepted:
    """An officer of the region took the work order over (受理): from now on it is his (首问负责制)."""

    case: str
    region: str
    by: str
    at: datetime
    due: datetime
    provisional: bool = False
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class CaseRouted:
    """The case goes to a service (分派). `why` is a word, `earlier` the end of the last attempt."""

    case: str
    service: Destination
    region: str
    category: str
    applicant: str
    opponent: str | None
    groups: tuple[Group, ...]
    facts: Facts
    why: str
    at: datetime
    due: datetime
    by: str
    quiet: bool = False
    earlier: Outcome | None = None
    earlier_service: Destination | None = None
    provisional: bool = False
    sealed: dict[str, str] = field(default_factory=dict)
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class CaseWithdrawn:
    """The applicant took the request back (撤回)."""

    case: str
    at: datetime
    by: str
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class CaseClosed:
    """The work order ended (办结), with its outcome; all but done, merged and withdrawn may go on."""

    case: str
    outcome: Outcome
    region: str
    category: str
    service: Destination | None
    at: datetime
    into: str | None = None
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class StepTaken:
    """Another service did something about this case; `cause` is that event's id."""

    case: str
    what: str
    at: datetime
    cause: str
    due: datetime | None = None


@dataclass(frozen=True)
class WorkBegun:
    """The service that the case was routed to took its first step, or took it up again."""

    case: str
    service: Destination
    at: datetime


@dataclass(frozen=True)
class ReadingGranted:
    """An appointed lawyer or mediator may read the case from now on (instead of an earlier one)."""

    case: str
    service: Destination
    reader: str


@dataclass(frozen=True)
class ReadingEnded:
    """A lawyer's work on the case ended before its time: nothing more to read."""

    case: str
    service: Destination
    reader: str


@dataclass(frozen=True)
class SurveyShown:
    """The tracker shows (or, once answered, no longer shows) the way to rate (评价)."""

    case: str
    open: bool


@dataclass(frozen=True)
class PromiseMissed:
    """A promised time (承诺时限) passed without the step; residents and supervisors see it."""

    case: str
    promise: str
    due: datetime
    at: datetime
