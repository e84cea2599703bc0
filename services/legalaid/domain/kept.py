"""What an application holds of papers, means and days of work. Words are sealed; dates and hours are not."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Document:
    """A document that was issued; one that was forgone has no number."""

    id: str
    kind: str
    about: str
    at: datetime
    number: str | None = None
    digest: str | None = None
    code: str | None = None


@dataclass(frozen=True)
class Told:
    """A notice that was given, or why it was not."""

    kind: str
    about: str
    to: str
    outcome: str
    at: datetime


@dataclass(frozen=True)
class PutOff:
    """Messages that nobody took over: how often it was tried, and when it is tried again."""

    tries: int
    until: datetime


@dataclass(frozen=True)
class Means:
    """The applicant's statement of household, income and assets (经济状况说明)."""

    at: datetime
    by: str
    pledged: bool
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Consulted:
    """What shared records said (信息共享查询): do they confirm hardship, or are they silent (None)?"""

    source: str
    at: datetime
    by: str
    confirms: bool | None
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Meeting:
    """The first meeting of lawyer and recipient."""

    on: datetime
    late: bool
    sealed: dict[str, str]


@dataclass(frozen=True)
class Noted:
    """A line of the diary."""

    id: str
    kind: str
    hours: float
    on: datetime
    at: datetime
    sealed: dict[str, str]


@dataclass(frozen=True)
class Hearing:
    """A hearing; `dropped` where it does not take place."""

    id: str
    starts: datetime
    minutes: int
    sealed: dict[str, str]
    dropped: datetime | None = None
