"""Who sits at the table beside the parties: chosen and further mediators, invited people, interpreters."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class MediatorWished:
    """A party says whom it wants as mediator (选择调解员). Art. 19, 23(1)."""

    case: str
    mediation: str
    party: str
    mediator: str
    at: datetime
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class MediatorJoined:
    """A further mediator at the side of the chief (数名调解员); `parties` accepted it. Art. 19."""

    case: str
    mediation: str
    mediator: str
    at: datetime
    parties: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class MediatorLeft:
    """A further mediator is one no longer."""

    case: str
    mediation: str
    mediator: str
    at: datetime


@dataclass(frozen=True)
class ConflictDeclared:
    """The mediator says that it cannot be impartial here (回避); why is sealed."""

    case: str
    mediation: str
    mediator: str
    at: datetime
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class GuestInvited:
    """Somebody else is to take part (邀请参与), once every party agrees. Art. 20. The name is sealed."""

    case: str
    mediation: str
    guest: str
    kind: str
    at: datetime
    language: str | None = None
    basis: tuple[str, ...] = ()
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class GuestAnswered:
    """A party agrees that this person takes part, or does not. Art. 20."""

    case: str
    mediation: str
    guest: str
    party: str
    agrees: bool
    at: datetime


@dataclass(frozen=True)
class OpennessAsked:
    """A party asks that it be open or closed (公开、不公开). Art. 23(3)."""

    case: str
    mediation: str
    party: str
    open: bool
    at: datetime
    basis: tuple[str, ...] = ()
