"""An application made in detention is passed on within 24 hours (转交, 39)."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class TransferBegun:
    """Somebody in detention asked for aid. `sealed` holds his name and what he said."""

    transfer: str
    region: str
    place: str
    made: datetime
    due: datetime
    by: str
    at: datetime
    sealed: dict[str, str] = field(default_factory=dict)
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class TransferReceived:
    """The agency has it; `case` is the work order that came of it."""

    by: str
    at: datetime
    late: bool
    case: str | None = None


@dataclass(frozen=True)
class TransferRanOut:
    """The 24 hours are over."""

    due: datetime
    at: datetime
