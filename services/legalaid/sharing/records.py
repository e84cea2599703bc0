"""What shared records hold, and how they are asked."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol


@dataclass(frozen=True)
class Record:
    """A person's entry: what relief (低保、特困…), granted by whom, from when until when."""

    kind: str
    authority: str
    since: date
    until: date | None


class Registry(Protocol):
    """Somebody's records of relief. `name` says whose; what is found is in force on the day."""

    @property
    def name(self) -> str:
        """Whose records these are, for the record."""

    def of(self, person: str, on: date) -> tuple[Record, ...]:
        """What is on file for the person with this digest. Raises OSError where it cannot be asked."""
