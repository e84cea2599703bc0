"""What an application holds inside it: decision, offers, matters, and what became of them."""

from dataclasses import dataclass, field
from datetime import datetime

from services.legalaid.domain.kept import Hearing, Meeting, Noted
from services.legalaid.events import Answer, Decline, Ending, Ground, LawyerChosen, Ruling, Work


@dataclass(frozen=True)
class Supplement:
    """The one-time notice of what is missing (补正通知, 43)."""

    items: tuple[str, ...]
    asked: datetime
    due: datetime
    given: datetime | None = None


@dataclass(frozen=True)
class Notified:
    """The notice of an organ that a lawyer must be assigned (通知辩护)."""

    organ: str
    ground: str
    experienced: bool
    received: datetime
    sealed: dict[str, str]
    told: datetime | None = None
    letter: bool = False


@dataclass(frozen=True)
class Objection:
    """What the applicant holds against the decision (异议, 49)."""

    made: datetime
    due: datetime
    sealed: dict[str, str]
    reviewed: datetime | None = None
    upheld: bool | None = None
    review: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Replacement:
    """A wish to change the lawyer (更换), by the recipient or the lawyer himself."""

    by: str
    asked: datetime
    due: datetime
    sealed: dict[str, str]
    refused: datetime | None = None
    answer: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Decision:
    """The decision with the law's answer, its articles and the facts, as they stood then."""

    ruling: Ruling
    by: str
    at: datetime
    answer: str
    grounds: tuple[Ground, ...]
    basis: tuple[str, ...]
    against_law: bool = False
    late: bool = False
    assign_by: datetime | None = None
    alert_at: datetime | None = None
    papers_by: datetime | None = None
    confirmed: datetime | None = None
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Needs:
    """What the recipient needs of a lawyer beyond the law: languages, and the place where he is."""

    languages: tuple[str, ...] = ()
    place: str | None = None


@dataclass(frozen=True)
class Offer:
    """One lawyer being asked (指派邀约), and why he was chosen; by a draw there is no such reason."""

    id: str
    lawyer: str
    at: datetime
    expires: datetime
    answer: Answer = Answer.OPEN
    reason: Decline | None = None
    why: LawyerChosen | None = None


@dataclass(frozen=True)
class Draw:
    """A draw that anybody can recompute (可验证的随机指派)."""

    id: str
    method: str
    candidates: tuple[str, ...]
    commitment: str
    source: str
    draws_at: datetime
    overdue_at: datetime
    committed: datetime
    sealed: dict[str, str]
    entropy: str | None = None
    secret: str | None = None
    order: tuple[str, ...] = ()
    made: datetime | None = None


@dataclass(frozen=True)
class Report:
    """A progress report; its text is sealed."""

    id: str
    at: datetime
    sealed: dict[str, str]


@dataclass(frozen=True)
class Payment:
    """The subsidy of a matter (补贴), in fen."""

    kind: str
    amount_fen: int
    basis: tuple[str, ...]
    checked_by: str
    approved: datetime | None = None
    approved_by: str | None = None
    paid: datetime | None = None
    reference: str | None = None
    batch: str | None = None

    @property
    def state(self) -> str:
        """computed, approved, batched (on its way to the treasury) or paid."""
        if self.paid:
            return "paid"
        return "batched" if self.batch else "approved" if self.approved else "computed"


@dataclass(frozen=True)
class Matter:
    """A lawyer's work for the recipient (承办事项)."""

    id: str
    lawyer: str
    opened: datetime
    offer: str | None = None
    work: Work = Work.OPEN
    reports: tuple[Report, ...] = ()
    ended: datetime | None = None
    outcome: Ending | None = None
    hours: float | None = None
    ground: str | None = None
    reported_ground: str | None = None
    replacement: Replacement | None = None
    papers_due: datetime | None = None
    papers: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    checked_by: str | None = None
    payment: Payment | None = None
    sealed: dict[str, str] = field(default_factory=dict)
    met: Meeting | None = None
    retained: datetime | None = None
    diary: tuple[Noted, ...] = ()
    hearings: tuple[Hearing, ...] = ()
