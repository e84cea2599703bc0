"""What came from visits without network (下乡调解): each item once, under the id that the phone gave it."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from kernel.words import Invalid
from services.mediation.events.visits import TakenAway, VisitNoted

CLOCKS_DIFFER = timedelta(minutes=10)  # a phone's clock may be ahead by so much


@dataclass(frozen=True)
class Note:
    """A note; its words are sealed under the case and the mediator who wrote it."""

    id: str
    mediator: str
    taken: datetime
    at: datetime
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Item:
    """Something that arrived: what it was, when the phone says it was done, when it came."""

    id: str
    what: str
    taken: datetime
    at: datetime
    stage: str = ""
    version: int = 0


@dataclass(frozen=True)
class Visits:
    """Everything of one mediation that was done away from the network."""

    case: str
    mediation: str
    notes: tuple[Note, ...] = ()
    items: tuple[Item, ...] = ()

    def item(self, id: str) -> Item | None:
        """An item by the id that the phone gave it."""
        return next((item for item in self.items if item.id == id), None)


def plausible(taken: datetime, now: datetime) -> None:
    """Raise where the phone says that it was done in the future."""
    if taken > now + CLOCKS_DIFFER:
        raise Invalid("taken_later", field="taken")


def arrive(old: Visits | None, item: TakenAway, noted: VisitNoted | None) -> list[Any]:
    """An item has arrived and had its effect, a note is kept (Art. 27); the second time nothing."""
    if old is not None and old.item(item.item) is not None:
        return []
    return [item] if noted is None else [noted, item]


def evolve(state: Visits | None, event: VisitNoted | TakenAway) -> Visits:
    """The visits after one more fact."""
    known = state or Visits(event.case, event.mediation)
    if isinstance(event, VisitNoted):
        kept = Note(event.note, event.mediator, event.taken, event.at, event.sealed)
        return replace(known, notes=(*known.notes, kept))
    item = Item(event.item, event.what, event.taken, event.at, event.stage, event.version)
    return replace(known, items=(*known.items, item))
