"""What happens to papers (证据材料): how one comes in, piece by piece, and that the case has it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class PaperState(StrEnum):
    """Where a paper stands: on its way, the case's, or gone with its bytes."""

    ARRIVING = "arriving"
    FILED = "filed"
    REFUSED = "refused"
    ABANDONED = "abandoned"


@dataclass(frozen=True)
class PaperFiled:
    """The case has another paper. `scanned` names what looked for malware; `sealed` has name and SHA-256."""

    case: str
    paper: str
    kind: str
    size: int
    at: datetime
    by: str
    scanned: str | None = None
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PaperBegun:
    """Somebody began to send a paper of `size` bytes; what is unfinished at `expires` is thrown away."""

    case: str
    paper: str
    size: int
    by: str
    at: datetime
    look: datetime
    expires: datetime
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PaperAwaited:
    """It was looked at and is not whole, or could not be checked yet; the next look is at `look`."""

    case: str
    paper: str
    at: datetime
    look: datetime


@dataclass(frozen=True)
class PaperSettled:
    """It is the case's now, or was refused (`why` is a code), or was never finished."""

    case: str
    paper: str
    state: PaperState
    at: datetime
    why: str | None = None
    found: str | None = None
