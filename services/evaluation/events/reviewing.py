"""Reviews are handed out blind, scored and settled (双评、复评、定分)."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class ReviewAssigned:
    """An evaluator is to score this case by `due`, without knowing who else does."""

    case: str
    review: str
    evaluator: str
    closing: int
    due: datetime
    rubric: str


@dataclass(frozen=True)
class SampleJoined:
    """A sample drew the case: its closing of that place is to have so many reviewers."""

    sample: str
    closing: int
    reviewers: int


@dataclass(frozen=True)
class ReviewersWanted:
    """Too few evaluators may review the case: looked for again at `again` (评估员不足)."""

    tries: int
    again: datetime


@dataclass(frozen=True)
class ReviewLapsed:
    """A review was not scored in time; another evaluator is looked for. What was lent for it goes back."""

    review: str
    evaluator: str
    case: str = ""


@dataclass(frozen=True)
class ScoreGiven:
    """What an evaluator wrote down. `sealed` holds the evidence's words, by method."""

    review: str
    rubric: str
    indicators: dict[str, float]
    score: float
    methods: tuple[str, ...]
    at: datetime
    basis: tuple[str, ...] = ()
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ReviewScored:
    """A review is done; its score stays unpublished, since others still score blind."""

    case: str
    review: str
    evaluator: str


@dataclass(frozen=True)
class ThirdReviewSought:
    """The two scores of a closing lie too far apart (分歧超限): a third evaluator decides."""

    case: str
    closing: int


@dataclass(frozen=True)
class CaseScored:
    """The case's score, out of 100, after two or three reviews."""

    case: str
    region: str
    category: str
    service: str
    handler: str
    closing: int
    score: float
    closed: date
