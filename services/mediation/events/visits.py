"""A visit to a village without network (下乡调解): what was noted there, what was done and came later."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class VisitNoted:
    """A note that the mediator wrote on the way (走访记录). Art. 27."""

    case: str
    mediation: str
    note: str
    mediator: str
    taken: datetime
    at: datetime
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class TakenAway:
    """Something was done in the village and arrived later: `item` is its id from the phone.

    `taken` is what the phone's clock said; legal times count from `at`, when it arrived. `stage` and
    `version` are how the mediation stood then: the first answer, which every repeat gets.
    """

    case: str
    mediation: str
    item: str
    what: str
    taken: datetime
    at: datetime
    stage: str = ""
    version: int = 0


VISITS: tuple[type, ...] = (VisitNoted, TakenAway)
