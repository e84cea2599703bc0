"""From the proposal to the table: mediator, consents, opening, sessions."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class MediationProposed:
    """A quarrel came to the committee (受理登记). Art. 17: a party asks, or the committee offers."""

    case: str
    mediation: str
    region: str
    category: str
    at: datetime
    applicant: str
    opponent: str | None = None
    groups: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class PartyNamed:
    """Who the other side is, where the request did not say it."""

    case: str
    mediation: str
    party: str
    person: str
    at: datetime


@dataclass(frozen=True)
class PartyJoined:
    """A further party (第三方当事人) on one of the two sides; it is asked like the others."""

    case: str
    mediation: str
    party: str
    person: str
    at: datetime


@dataclass(frozen=True)
class AgentNamed:
    """Somebody acts for a party (代理人). Only a special authority (特别授权) lets him sign."""

    case: str
    mediation: str
    party: str
    person: str
    special: bool
    at: datetime
    basis: tuple[str, ...] = ()
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class MediatorNamed:
    """A mediator was named (指定调解员), or replaced for a reason. Art. 19."""

    case: str
    mediation: str
    mediator: str
    at: datetime
    reason: str | None = None
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class ConsentGiven:
    """A party wants the mediation and accepts the mediator (同意调解). Art. 17, 23."""

    case: str
    mediation: str
    party: str
    at: datetime
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class MediationOpened:
    """Every party has consented; the term runs until `due`."""

    case: str
    mediation: str
    at: datetime
    due: datetime
    provisional: bool = False
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class SessionSet:
    """A session (调解会) has a time; where it is held is for its people only, thus sealed.

    `booking` names the reservation of `hours` of the mediator's time; without it none are kept.
    `noted` is when it was set.
    """

    case: str
    mediation: str
    session: str
    at: datetime
    video: bool = False
    hours: int | None = None
    booking: str | None = None
    sealed: dict[str, str] = field(default_factory=dict)
    noted: datetime | None = None


@dataclass(frozen=True)
class SessionCancelled:
    """A session will not be held; the mediator's hours are free again."""

    case: str
    mediation: str
    session: str
    at: datetime


@dataclass(frozen=True)
class MediationOverdue:
    """The term passed without an agreement and without an extension agreed by the parties."""

    case: str
    mediation: str
    due: datetime
    at: datetime
