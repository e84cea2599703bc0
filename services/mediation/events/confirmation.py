"""Judicial confirmation (司法确认): asked for by all parties together, decided by the court. Art. 33."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class ConfirmationAsked:
    """One party wants the court to confirm the agreement."""

    case: str
    mediation: str
    party: str
    at: datetime


@dataclass(frozen=True)
class ConfirmationApplied:
    """All parties have asked: the joint application (共同申请) stands. 民事诉讼法 205."""

    case: str
    mediation: str
    digest: str
    at: datetime
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class ConfirmationDecided:
    """The court's answer: confirmed, rejected, or the application was withdrawn.

    `due` is the new term of the mediation where a rejected agreement goes back to the table.
    The number of the court's paper names the parties' case, thus it is sealed.
    """

    case: str
    mediation: str
    result: str
    on: date
    at: datetime
    routes: tuple[str, ...] = ()
    due: datetime | None = None
    basis: tuple[str, ...] = ()
    sealed: dict[str, str] = field(default_factory=dict)
