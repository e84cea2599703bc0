"""The register (调解登记): whence the quarrel came, of what kind, which committee has it. Art. 17, 18, 27."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class MediationRegistered:
    """Who asked (or which organ told the parties to ask), the kind of mediation, the kind of quarrel.

    The organ's own number names its case, thus it is sealed. `due` is the end of the term, where this
    entry sets it.
    """

    case: str
    mediation: str
    origin: str
    kind: str
    dispute: str
    at: datetime
    informed: date | None = None
    basis: tuple[str, ...] = ()
    sealed: dict[str, str] = field(default_factory=dict)
    due: datetime | None = None


@dataclass(frozen=True)
class CommitteeCharged:
    """A committee (调委会) has the quarrel; `head` names mediators in it. Art. 19."""

    case: str
    mediation: str
    committee: str
    head: str | None
    at: datetime
