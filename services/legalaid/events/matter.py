"""The lawyer's work on a matter (承办): reports to the recipient, the end, the papers."""

from dataclasses import dataclass, field
from datetime import datetime

from services.legalaid.events.words import Ending


@dataclass(frozen=True)
class ProgressReported:
    """The lawyer told the recipient how things stand (通报办理情况, 46). `sealed` holds the text."""

    case: str
    matter: str
    report: str
    at: datetime
    sealed: dict[str, str] = field(default_factory=dict)
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class MatterClosed:
    """The work is done and reported (50). `sealed` holds the closing report (结案报告)."""

    case: str
    matter: str
    region: str
    category: str
    lawyer: str
    outcome: Ending
    hours: float
    opened: datetime
    closed: datetime
    papers_due: datetime
    provisional: bool = False
    sealed: dict[str, str] = field(default_factory=dict)
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class PapersFiled:
    """The lawyer handed in the closing papers (结案材料, 50); what each is called is sealed."""

    matter: str
    papers: tuple[str, ...]
    at: datetime
    late: bool = False
