"""A case is closed elsewhere and becomes ours to evaluate."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class ClosingReceived:
    """A service closed a case (结案). `handler` is empty where nobody had been named yet."""

    id: str
    case: str
    region: str
    category: str
    service: str
    handler: str
    outcome: str
    opened: datetime
    closed: datetime


@dataclass(frozen=True)
class SurveyOpened:
    """The resident may rate (满意度调查): the tracker shows the survey's token from now on."""

    case: str
