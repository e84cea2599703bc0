"""What a mediation is (一件调解): its parties, its stage, its agreement."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from services.mediation.domain.parts import (
    Confidence,
    Confirmation,
    Danger,
    Entry,
    Guest,
    HandOff,
    Party,
    Reminder,
    RiskCheck,
    Session,
    Signature,
    Term,
    Version,
)

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
class Mediation:
    """One mediation, as its record folds to it.

    `mediator` is the chief where there are `further` ones; `head` the committee's, who names them;
    `lent` tells for each review which evaluator reads the file, "" once it was returned.
    """

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
    confirmation: Confirmation = field(default_factory=Confirmation)
    reason_code: str | None = None
    ended_by: str | None = None
    routes: tuple[str, ...] = ()
    sealed: dict[str, str] = field(default_factory=dict)
    closed_at: datetime | None = None
    further: tuple[str, ...] = ()
    conflict: bool = False
    committee: str | None = None
    head: str | None = None
    entry: Entry | None = None
    guests: tuple[Guest, ...] = ()
    risks: tuple[RiskCheck, ...] = ()
    handoffs: tuple[HandOff, ...] = ()
    reminded: tuple[str, ...] = ()
    notices: tuple[Reminder, ...] = ()
    lent: dict[str, str] = field(default_factory=dict)

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

    @property
    def open(self) -> bool:
        """True if every party asked that it be open (公开): one is enough to close it. Art. 23(3)."""
        return all(party.open for party in self.parties)

    def signers(self) -> tuple[str, ...]:
        """Everybody who must sign: every party and the mediator. Art. 29."""
        return (*(party.name for party in self.parties), MEDIATOR)

    def unsigned(self) -> tuple[str, ...]:
        """Who has not signed the current version yet."""
        version = self.agreement
        digest = version.digest if version else None
        signed = {signature.party for signature in self.signatures if signature.digest == digest}
        return tuple(name for name in self.signers() if name not in signed)


def with_party(parties: Sequence[Party], name: str, **changes: Any) -> tuple[Party, ...]:
    """The same parties, one of them changed."""
    return tuple(replace(party, **changes) if party.name == name else party for party in parties)


def indexed(state: Mediation) -> Mediation:
    """The same, with the persons who may find it in their list."""
    return replace(state, speakers=tuple(dict.fromkeys(state.people())))
