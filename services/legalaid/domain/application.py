"""An application (法律援助申请) with all that grew out of it: decision, offers, matters."""

from dataclasses import dataclass, field
from datetime import datetime

from services.legalaid.domain.eligibility import Situation
from services.legalaid.domain.inside import (
    Decision,
    Draw,
    Matter,
    Needs,
    Notified,
    Objection,
    Offer,
    Supplement,
)
from services.legalaid.domain.kept import Consulted, Document, Means, PutOff, Told
from services.legalaid.events import Alert, Answer, Decline, Facts, Ground, Ruling, Stage, Work


@dataclass(frozen=True)
class Application:
    """The whole document. The last fields only serve lists: who is asked, who has it, who had it.

    `lent` tells for each review which evaluator reads the file; "" once it was returned.
    """

    id: str
    case: str
    region: str
    within: tuple[str, ...]
    category: str
    received: datetime
    decide_by: datetime
    stage: Stage = Stage.RECEIVED
    applicant: str = ""
    opponent: str | None = None
    groups: tuple[str, ...] = ()
    facts: Facts = field(default_factory=dict)
    papers_claimed: tuple[str, ...] = ()
    supplement: Supplement | None = None
    consulted: tuple[Ground, ...] = ()
    answered: str = ""
    decision: Decision | None = None
    offers: tuple[Offer, ...] = ()
    matters: tuple[Matter, ...] = ()
    draws: tuple[Draw, ...] = ()
    current_draw: str | None = None
    earlier_offers: int = 0
    alert: Alert | None = None
    alerted: datetime | None = None
    needs: Needs = field(default_factory=Needs)
    match_at: datetime | None = None
    objection: Objection | None = None
    notice: Notified | None = None
    terminated_on: str | None = None
    termination: dict[str, str] = field(default_factory=dict)
    attention: tuple[str, ...] = ()
    ran_out: tuple[str, ...] = ()
    provisional: tuple[str, ...] = ()
    ended: datetime | None = None
    seeking: tuple[str, ...] = ()
    offered_to: str | None = None
    counsel: str | None = None
    lawyers: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    served: tuple[str, ...] = ()
    subsidies: tuple[str, ...] = ()
    documented: bool = False
    documents: tuple[Document, ...] = ()
    means: Means | None = None
    shared_records: Consulted | None = None
    lent: dict[str, str] = field(default_factory=dict)
    told: tuple[Told, ...] = ()
    put_off: PutOff | None = None

    @property
    def open_offer(self) -> Offer | None:
        """The one offer that waits for an answer."""
        return next((offer for offer in self.offers if offer.answer == Answer.OPEN), None)

    @property
    def draw(self) -> Draw | None:
        """The draw that decides whom to ask this time."""
        return next((draw for draw in self.draws if draw.id == self.current_draw), None)

    @property
    def open_matter(self) -> Matter | None:
        """The one matter that somebody works on."""
        return next((matter for matter in self.matters if matter.work == Work.OPEN), None)

    @property
    def to_assign(self) -> bool:
        """Aid was granted (or comes first) and nobody has the matter yet."""
        return (
            self.stage == Stage.DECIDED
            and self.decision is not None
            and self.decision.ruling != Ruling.REFUSED
        )

    @property
    def waiting(self) -> bool:
        """Somebody is to be asked now: nobody is, and no draw decides it."""
        drawing = self.draw is not None and self.draw.made is None
        return self.to_assign and self.open_offer is None and not drawing

    @property
    def over(self) -> bool:
        """Nothing more will happen by itself: refused, closed, terminated or withdrawn."""
        ended = self.stage in (Stage.CLOSED, Stage.TERMINATED, Stage.WITHDRAWN)
        return ended or (self.stage == Stage.DECIDED and not self.to_assign)

    @property
    def undecided(self) -> bool:
        """The decision is still to come."""
        return self.stage in (Stage.RECEIVED, Stage.SUPPLEMENTING)

    @property
    def objected(self) -> bool:
        """An objection waits for its review."""
        return self.objection is not None and self.objection.reviewed is None

    @property
    def papers_awaited(self) -> bool:
        """Aid came first, and the papers are still to come (44)."""
        advance = self.decision is not None and self.decision.ruling == Ruling.ADVANCE
        return advance and self.decision is not None and self.decision.confirmed is None and not self.over

    @property
    def replaced(self) -> frozenset[str]:
        """Lawyers who had the matter and were replaced: not asked for it again."""
        return frozenset(matter.lawyer for matter in self.matters if matter.work == Work.REPLACED)

    @property
    def in_conflict(self) -> frozenset[str]:
        """Lawyers who declined for a conflict of interest: never asked again, in no later round either."""
        return frozenset(offer.lawyer for offer in self.offers if offer.reason == Decline.CONFLICT)

    @property
    def already_asked(self) -> frozenset[str]:
        """Lawyers who were asked in this round."""
        return frozenset(offer.lawyer for offer in self.offers[self.earlier_offers :])


def situation(application: Application) -> Situation:
    """What the rules are asked about."""
    return Situation(
        application.category, application.region, frozenset(application.groups), application.facts
    )


def within(region: str) -> tuple[str, ...]:
    """A region and those that contain it: county, city, province."""
    return tuple(dict.fromkeys((region, f"{region[:4]}00", f"{region[:2]}0000")))
