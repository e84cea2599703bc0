"""What a mediation is (一件调解): its parties, its stage, its agreement."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from services.mediation.events import Told

APPLICANT = "applicant"
OPPONENT = "opponent"
MEDIATOR = "mediator"


class Stage(StrEnum):
    """Where it stands. The last five end it; an effective agreement is performed or confirmed."""

    PROPOSED = "proposed"
    CONSENTING = "consenting"
    OPEN = "open"
    AGREED = "agreed"
    EFFECTIVE = "effective"
    CONFIRMED = "confirmed"
    PERFORMED = "performed"
    REFUSED = "refused"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"


LIVE = frozenset({Stage.PROPOSED, Stage.CONSENTING, Stage.OPEN, Stage.AGREED})
BINDING = frozenset({Stage.EFFECTIVE, Stage.CONFIRMED})
WRITTEN = frozenset({Stage.AGREED, *BINDING, Stage.PERFORMED})


@dataclass(frozen=True)
class Agent:
    """Who acts for a party (代理人); `special` (特别授权) lets him sign."""

    person: str
    special: bool


@dataclass(frozen=True)
class Party:
    """A party (当事人): `applicant`, `opponent`, `opponent-2`… `person` is None until it is known."""

    name: str
    person: str | None
    consented_at: datetime | None = None
    agent: Agent | None = None

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
    sealed: dict[str, str] = field(default_factory=dict)
    minutes: Minutes | None = None


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
class Mediation:
    """One mediation, as its record folds to it."""

    id: str
    case: str
    region: str
    category: str
    stage: Stage
    proposed_at: datetime
    parties: tuple[Party, ...]
    within: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    round: int = 1
    mediator: str | None = None
    opened_at: datetime | None = None
    term_due: datetime | None = None
    overdue: bool = False
    sessions: tuple[Session, ...] = ()
    confidences: tuple[Confidence, ...] = ()
    dangers: tuple[Danger, ...] = ()
    danger: bool = False
    versions: tuple[Version, ...] = ()
    terms: tuple[Term, ...] = ()
    signatures: tuple[Signature, ...] = ()
    effective_at: datetime | None = None
    confirm_by: datetime | None = None
    confirmation_lapsed: bool = False
    confirmation: Confirmation = Confirmation()
    reason_code: str | None = None
    ended_by: str | None = None
    routes: tuple[str, ...] = ()
    sealed: dict[str, str] = field(default_factory=dict)
    closed_at: datetime | None = None

    @property
    def binds(self) -> bool:
        """True while a valid agreement is being watched: not closed yet."""
        return self.stage in BINDING and self.closed_at is None

    @property
    def agreement(self) -> Version | None:
        """The version on the table; None before a draft and after an end without agreement.

        A valid agreement that was broken stays one: its parties need it in court. Art. 31, 32.
        """
        broken = self.stage is Stage.FAILED and self.effective_at is not None
        return self.versions[-1] if self.versions and (broken or self.stage in WRITTEN) else None

    def party(self, name: str) -> Party | None:
        """A party by its name."""
        return next((party for party in self.parties if party.name == name), None)

    def people(self) -> Iterator[str]:
        """The person ids of those whose quarrel it is, and of those who act for them."""
        return (person for party in self.parties for person in party.speakers())

    def signers(self) -> tuple[str, ...]:
        """Everybody who must sign: every party and the mediator. Art. 29."""
        return (*(party.name for party in self.parties), MEDIATOR)

    def unsigned(self) -> tuple[str, ...]:
        """Who has not signed the current version yet."""
        version = self.agreement
        digest = version.digest if version else None
        signed = {signature.party for signature in self.signatures if signature.digest == digest}
        return tuple(name for name in self.signers() if name not in signed)


@dataclass(frozen=True)
class Mediator:
    """A person on the roster (调解员)."""

    username: str
    region: str | None
    active: bool
    person: str | None = None
    kin: tuple[str, ...] = ()


def with_party(parties: Sequence[Party], name: str, **changes: Any) -> tuple[Party, ...]:
    """The same parties, one of them changed."""
    return tuple(replace(party, **changes) if party.name == name else party for party in parties)


def indexed(state: Mediation) -> Mediation:
    """The same, with the persons who may find it in their list."""
    return replace(state, speakers=tuple(dict.fromkeys(state.people())))
