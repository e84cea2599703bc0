"""What a mediation is made of: parties, sessions, versions, terms, signatures, dangers."""

from dataclasses import dataclass, field
from datetime import date, datetime

from services.mediation.events import Told


@dataclass(frozen=True)
class Agent:
    """Who acts for a party (代理人); `special` (特别授权) lets him sign."""

    person: str
    special: bool


@dataclass(frozen=True)
class Party:
    """A party (当事人): `applicant`, `opponent`, `opponent-2`… `person` is None until it is known.

    `wishes` names the mediator it would choose; `open` whether it asked for an open or a closed mediation.
    """

    name: str
    person: str | None
    consented_at: datetime | None = None
    agent: Agent | None = None
    wishes: str | None = None
    open: bool | None = None

    def speakers(self) -> tuple[str, ...]:
        """The persons who speak for it."""
        acting = self.agent.person if self.agent else None
        return tuple(person for person in (self.person, acting) if person is not None)


@dataclass(frozen=True)
class Minutes:
    """The minutes of a session (笔录): their digest, who confirmed it; the words are in `sealed`."""

    digest: str
    at: datetime
    confirmed: tuple[str, ...] = ()
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Session:
    """A session (调解会). Its place or link is in `sealed`; `booking` keeps the mediator's hours."""

    id: str
    at: datetime
    video: bool = False
    hours: int | None = None
    booking: str | None = None
    cancelled: bool = False
    noted: datetime | None = None
    cancelled_at: datetime | None = None
    sealed: dict[str, str] = field(default_factory=dict)
    minutes: Minutes | None = None


@dataclass(frozen=True)
class Reminder:
    """What went to the parties' phones (提醒): whom it reached, and whom somebody has to ring."""

    what: str
    ref: str
    due: datetime
    at: datetime
    told: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Confidence:
    """What a party told this mediator alone (背靠背)."""

    id: str
    party: str
    mediator: str
    at: datetime
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Danger:
    """A danger (激化风险) that was reported, and who was told of it."""

    id: str
    kind: str
    by: str
    at: datetime
    told: tuple[Told, ...] = ()
    over_at: datetime | None = None
    sealed: dict[str, str] = field(default_factory=dict)
    late: bool = False


@dataclass(frozen=True)
class Version:
    """A version of the agreement. Its text is in `sealed`; `digest` is the text's."""

    number: int
    digest: str
    at: datetime
    sealed: dict[str, str] = field(default_factory=dict)
    oral: bool = False


@dataclass(frozen=True)
class Instalment:
    """How a part of a term stands."""

    due: date
    performed_at: datetime | None = None
    late: bool = False


@dataclass(frozen=True)
class Term:
    """How a term of the current version stands. `to` is the party that receives."""

    due: date
    performed_at: datetime | None = None
    late: bool = False
    breached_at: datetime | None = None
    to: str | None = None
    instalments: tuple[Instalment, ...] = ()

    def next_due(self) -> date | None:
        """The day that is watched now: of the first part, or the whole, that is neither done nor late."""
        if self.performed_at is not None or self.late:
            return None
        waiting = [p.due for p in self.instalments if p.performed_at is None and not p.late]
        return min(waiting, default=None) if self.instalments else self.due


@dataclass(frozen=True)
class Signature:
    """Who signed which digest, when. The image stays in the record."""

    party: str
    digest: str
    at: datetime
    agent: str | None = None


@dataclass(frozen=True)
class Confirmation:
    """How the application to the court stands. The number of its paper is in `sealed`."""

    asked: tuple[str, ...] = ()
    applied_at: datetime | None = None
    result: str | None = None
    on: date | None = None
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Mediator:
    """A person on the roster (调解员)."""

    username: str
    region: str | None
    active: bool
    person: str | None = None
    kin: tuple[str, ...] = ()


@dataclass(frozen=True)
class RiskCheck:
    """The questions about risk were put, and which kinds of danger they raised (风险排查)."""

    id: str
    occasion: str
    by: str
    at: datetime
    raised: tuple[str, ...] = ()
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Guest:
    """Somebody invited to take part (受邀参与人), or an interpreter of a `language`. Name in `sealed`."""

    id: str
    kind: str
    at: datetime
    language: str | None = None
    agreed: tuple[str, ...] = ()
    declined: str | None = None
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Entry:
    """The entry in the register (调解登记): whence, which kind of mediation, which kind of quarrel."""

    origin: str
    kind: str
    dispute: str
    at: datetime
    informed: date | None = None
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class HandOff:
    """What was handed on (移送), and the receiver's answer. What was sent is in `sealed`."""

    id: str
    to: str
    purpose: str
    items: tuple[str, ...]
    digest: str
    at: datetime
    until: datetime
    party: str | None = None
    answer: str | None = None
    answered_at: datetime | None = None
    overdue: bool = False
    sealed: dict[str, str] = field(default_factory=dict)
