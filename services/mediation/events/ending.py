"""How a mediation ends without an agreement, and that its file is closed. Art. 17, 23, 26."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class MediationRefused:
    """A party does not want it (拒绝调解): no mediation. `routes` were told. Art. 17, 26."""

    case: str
    mediation: str
    party: str
    routes: tuple[str, ...]
    at: datetime
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class MediationWithdrawn:
    """A party ended it (要求终止调解), or its request was withdrawn. Art. 23, 26."""

    case: str
    mediation: str
    party: str
    routes: tuple[str, ...]
    at: datetime
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class MediationFailed:
    """No agreement was reached (调解不成), or it was broken. `routes` were told. Art. 26."""

    case: str
    mediation: str
    reason_code: str
    routes: tuple[str, ...]
    at: datetime
    basis: tuple[str, ...] = ()
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class MediationClosed:
    """The file is closed (结案): performed, confirmed, refused, failed or withdrawn."""

    case: str
    mediation: str
    region: str
    category: str
    mediator: str | None
    outcome: str
    opened: datetime
    closed: datetime
