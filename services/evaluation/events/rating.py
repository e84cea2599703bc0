"""The resident rates (群众评价), and a dissatisfied answer is followed up."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class SurveyAnswered:
    """The three answers of a survey; `satisfied` runs from 1 to 5. A comment is sealed."""

    case: str
    region: str
    category: str
    service: str
    handler: str
    closing: int
    satisfied: int
    aware: bool
    first_choice: bool
    closed: date
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class FollowUpOpened:
    """Somebody was not satisfied and is to be heard by `due` (回访)."""

    case: str
    due: datetime


@dataclass(frozen=True)
class FollowUpLate:
    """Nobody followed up in time; the supervisor sees it."""

    due: datetime


@dataclass(frozen=True)
class FollowUpDone:
    """Somebody spoke with the resident; what came of it is sealed."""

    by: str
    at: datetime
    sealed: dict[str, str] = field(default_factory=dict)
