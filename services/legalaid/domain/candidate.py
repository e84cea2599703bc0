"""A lawyer at the moment of choosing, and which lawyers stand on the other side (利益冲突)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Leave:
    """Days on which a lawyer is away (休假), both inclusive."""

    id: str
    start: date
    end: date


@dataclass(frozen=True)
class Licence:
    """From when until when a lawyer's practising certificate (执业证) is in force; an open end is None."""

    start: date
    end: date | None = None

    def holds(self, on: date) -> bool:
        """True if it is in force on this day."""
        return self.start <= on and (self.end is None or on <= self.end)


@dataclass(frozen=True)
class Candidate:
    """A lawyer at the moment of choosing; what the roster does not tell is None.

    `conflict`: he or his firm acts or acted for the other side, or against ours. `years` is his relevant
    practice (26). `score` is the mean of his `scored` closed cases that evaluation has scored.
    """

    lawyer: str
    region: str
    active: bool = True
    conflict: bool = False
    years: int | None = None
    open_matters: int = 0
    offers_this_year: int = 0
    open_offers: int = 0
    licence: Licence | None = None
    leave: tuple[Leave, ...] = ()
    capacity: int | None = None
    juvenile: bool | None = None
    specialities: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    place: str | None = None
    hours: float = 0.0
    cases: int = 0
    score: float | None = None
    scored: int = 0


Bench = Sequence[Candidate]


@dataclass(frozen=True)
class Acted:
    """A lawyer's past or present work: for whom, and against whom."""

    lawyer: str
    client: str
    against: str | None


def conflicted(
    applicant: str,
    opponent: str | None,
    history: Iterable[Acted],
    firms: Mapping[str, str | None] | None = None,
) -> frozenset[str]:
    """Lawyers who act or acted for the opponent or against the applicant, and the colleagues in their firms.

    `firms` tells the firm of every lawyer on the roster.
    """
    barred = frozenset(
        acted.lawyer
        for acted in history
        if (opponent is not None and acted.client == opponent) or acted.against == applicant
    )
    known = firms or {}
    theirs = {known[lawyer] for lawyer in barred if known.get(lawyer)}
    return barred | {lawyer for lawyer, firm in known.items() if firm in theirs}
