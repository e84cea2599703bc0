"""A closed case (办结案件) as evaluation holds it: closings, reviews inside, survey, follow-up."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from kernel.words import NotFound


class ReviewState(StrEnum):
    """Where a review stands."""

    OPEN = "open"
    SCORED = "scored"
    LAPSED = "lapsed"


@dataclass(frozen=True)
class Closing:
    """One handling that ended. A mediation that failed and then legal aid make two.

    `reviewers` is how many scores it needs: none until drawn, then two, after divergence three.
    """

    service: str
    category: str
    handler: str
    outcome: str
    opened: datetime
    closed: datetime
    day: date
    reviewers: int = 0
    score: float | None = None


@dataclass(frozen=True)
class Review:
    """One evaluator's blind scoring (盲评) of one closing."""

    id: str
    evaluator: str
    closing: int
    due: datetime
    rubric: str
    state: ReviewState = ReviewState.OPEN
    indicators: dict[str, float] = field(default_factory=dict)
    score: float | None = None
    methods: tuple[str, ...] = ()
    at: datetime | None = None
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Survey:
    """The resident's answers; a comment is ciphertext in `sealed`."""

    satisfied: int
    aware: bool
    first_choice: bool
    closing: int
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class FollowUp:
    """A dissatisfied resident is to be heard by `due` (回访)."""

    due: datetime
    late: bool = False
    by: str = ""
    at: datetime | None = None
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Wanted:
    """Evaluators are missing: looked for again at `again`."""

    tries: int
    again: datetime


@dataclass(frozen=True)
class EvaluatedCase:
    """The document. `areas`, `closed_on`, `open_for`, `done_by`, `following` serve the indexes."""

    id: str
    case: str
    region: str
    areas: tuple[str, ...]
    closed_on: date
    closings: tuple[Closing, ...] = ()
    reviews: tuple[Review, ...] = ()
    samples: tuple[str, ...] = ()
    open_for: tuple[str, ...] = ()
    done_by: tuple[str, ...] = ()
    following: tuple[str, ...] = ()
    survey: Survey | None = None
    follow_up: FollowUp | None = None
    wanted: Wanted | None = None

    @property
    def last(self) -> Closing:
        """The closing that counts now."""
        return self.closings[-1]

    @property
    def handlers(self) -> frozenset[str]:
        """Everybody who handled the case, in any closing."""
        return frozenset(closing.handler for closing in self.closings if closing.handler)

    def reviews_of(self, closing: int) -> tuple[Review, ...]:
        """The reviews of one closing, lapsed ones too."""
        return tuple(review for review in self.reviews if review.closing == closing)

    def missing(self, closing: int) -> int:
        """How many reviewers a closing still lacks."""
        held = [review for review in self.reviews_of(closing) if review.state != ReviewState.LAPSED]
        return max(0, self.closings[closing].reviewers - len(held))

    def review(self, review: str) -> Review:
        """The review of that id. Raises NotFound (404)."""
        for found in self.reviews:
            if found.id == review:
                return found
        raise NotFound("review_unknown")


def areas(region: str) -> tuple[str, ...]:
    """A county and what it lies in: 620725 → 620000, 620700, 620725 (GB/T 2260)."""
    return tuple(sorted({region[:2] + "0000", region[:4] + "00", region}))
