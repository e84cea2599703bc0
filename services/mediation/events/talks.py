"""What was said: minutes that the parties confirm, what one told the mediator alone, a longer term."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class MinutesWritten:
    """The minutes of a session (调解笔录) in a new wording, which nobody has confirmed. Art. 27."""

    case: str
    mediation: str
    session: str
    digest: str
    at: datetime
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class MinutesConfirmed:
    """A party found its words in the minutes."""

    case: str
    mediation: str
    session: str
    party: str
    digest: str
    at: datetime


@dataclass(frozen=True)
class ConfidenceKept:
    """What a party told the mediator alone (背靠背): sealed, shown to nobody else. Art. 15."""

    case: str
    mediation: str
    confidence: str
    party: str
    mediator: str
    at: datetime
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class TermExtended:
    """The parties agreed on a longer term (延长调解期限)."""

    case: str
    mediation: str
    due: datetime
    at: datetime
    parties: tuple[str, ...]
    basis: tuple[str, ...] = ()
