"""Why a lawyer was asked, and who else could have been: kept beside the offer, not published."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Other:
    """Somebody else who could have been asked, with his points."""

    lawyer: str
    points: int
    parts: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class LawyerChosen:
    """A choice and its reasons: points by what they are for, the fewer the better, by the policy named.

    `fit` lawyers passed the hard rules; he came `place`th among them. `together` cases were matched at
    once: the best for one may be asked for another, so that all of them together are better off.
    `unproven` names what the roster does not tell of him though a rule asks for it.
    """

    offer: str
    lawyer: str
    points: int
    parts: dict[str, int]
    place: int
    fit: int
    others: tuple[Other, ...]
    round: int = 1
    together: int = 1
    unproven: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class MatchAwaited:
    """No offer now: at `due` all waiting cases are matched at once; None where no more round follows."""

    due: datetime | None
    at: datetime


@dataclass(frozen=True)
class NeedsNoted:
    """What the recipient needs of a lawyer: languages, and where he is."""

    languages: tuple[str, ...]
    place: str | None
    by: str
    at: datetime
