"""Danger (矛盾激化风险): somebody may be hurt; who was told of it, and when. Art. 25."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Told:
    """Who was told, when."""

    who: str
    at: datetime


@dataclass(frozen=True)
class DangerReported:
    """Somebody at the table saw a danger. What was seen is sealed."""

    case: str
    mediation: str
    danger: str
    kind: str
    by: str
    at: datetime
    told: tuple[Told, ...] = ()
    basis: tuple[str, ...] = ()
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class DangerTold:
    """Somebody more was told of a danger."""

    case: str
    mediation: str
    danger: str
    told: Told


@dataclass(frozen=True)
class DangerOver:
    """The danger is over (解除), as somebody found."""

    case: str
    mediation: str
    danger: str
    by: str
    at: datetime


@dataclass(frozen=True)
class DangerRaised:
    """For those who must look at once: there is a danger of this kind. No words, no persons.

    Not a step of the case that a tracker shows: who follows it there may be the danger.
    """

    mediation: str
    danger: str
    kind: str
    region: str
    at: datetime


@dataclass(frozen=True)
class DangerUntold:
    """The minutes passed and somebody who must be told of a danger was not."""

    case: str
    mediation: str
    danger: str
    at: datetime


@dataclass(frozen=True)
class RisksAsked:
    """The questions about risk (风险排查) were put at a beginning or a contact; the answers are sealed."""

    case: str
    mediation: str
    check: str
    occasion: str
    by: str
    at: datetime
    raised: tuple[str, ...] = ()
    sealed: dict[str, str] = field(default_factory=dict)
