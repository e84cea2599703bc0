"""Committees (人民调解委员会) and their members: Art. 7-10, 13, 34."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class CommitteeFounded:
    """A committee was set up, or its entry changed."""

    committee: str
    name: str
    kind: str
    region: str
    address: str
    court: str
    at: datetime


@dataclass(frozen=True)
class MemberEntered:
    """A member (委员) was elected, or a mediator hired (聘任); `until` ends the three years. Art. 9, 13."""

    committee: str
    member: str
    name: str
    office: str
    since: date
    until: date | None
    at: datetime
    username: str | None = None
    woman: bool = False
    minority: bool = False
    grade: str | None = None
    specialities: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class MemberLeft:
    """A member left (罢免、解聘、离任)."""

    committee: str
    member: str
    reason: str
    at: datetime
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class TermEnded:
    """The three years of these members are over; they may be elected again. Art. 9."""

    committee: str
    members: tuple[str, ...]
    at: datetime
