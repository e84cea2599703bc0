"""A sample is drawn (抽样): the frame is kept, the drawn cases are told."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Listed:
    """One closed case in the frame (抽样框)."""

    case: str
    service: str
    category: str
    handler: str
    closed: date


@dataclass(frozen=True)
class Stratum:
    """A part of the frame with its share; `handler` is empty where handlers are taken together."""

    service: str
    category: str
    handler: str
    population: int
    drawn: int


@dataclass(frozen=True)
class FrameFixed:
    """Everything that a draw follows from: rule, rate, seed and the frame itself."""

    sample: str
    region: str
    start: date
    end: date
    rate: str
    seed: str
    method: str
    frame: tuple[Listed, ...]
    strata: tuple[Stratum, ...]
    by: str
    at: datetime
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class SampleDrawn:
    """These cases were drawn, in this order."""

    sample: str
    region: str
    cases: tuple[str, ...]
