"""The lawyer's days on a matter (承办过程): first meeting, agreement, diary, hearings."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class RecipientMet:
    """The first meeting with the recipient (首次会见、约谈). `sealed` holds place and notes."""

    matter: str
    by: str
    on: datetime
    at: datetime
    late: bool = False
    sealed: dict[str, str] = field(default_factory=dict)
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class RetainerSigned:
    """Lawyer and recipient signed the agreement on the representation (委托代理协议)."""

    matter: str
    by: str
    on: datetime
    at: datetime
    late: bool = False
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class WorkNoted:
    """A line of the diary (办案日志): what kind of work, when, how long. `sealed` holds the words."""

    matter: str
    entry: str
    kind: str
    hours: float
    on: datetime
    by: str
    at: datetime
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class HearingSet:
    """A hearing (开庭) was set. `sealed` holds the court, the room and the file number."""

    matter: str
    hearing: str
    starts: datetime
    minutes: int
    by: str
    at: datetime
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class HearingDropped:
    """The hearing does not take place."""

    matter: str
    hearing: str
    by: str
    at: datetime
