"""A mediator's hours (日程): one document an hour, so that the database itself refuses the second booking.

A reservation comes before the step that sets the session. One whose step never happened, or
whose session is not to be held any more, is an orphan: whoever meets it takes its place.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

COLLECTION = "hours"
HOUR = timedelta(hours=1)
IN_FLIGHT = timedelta(minutes=5)
Held = Callable[[str, str], bool]


class Hours:
    """The reserved hours of all mediators."""

    def __init__(self, db: Database[dict[str, Any]], now: datetime) -> None:
        self._rows = db[COLLECTION]
        self._now = now

    def reserve(
        self, mediator: str, mediation: str, booking: str, at: datetime, hours: int, held: Held
    ) -> datetime | None:
        """Keep every hour that a session touches. Returns the first that is taken, or None."""
        for hour in touched(at, hours):
            row = {"_id": f"{mediator}:{hour:%Y-%m-%dT%H}", "mediation": mediation, "booking": booking}
            if not self._keep({**row, "at": self._now}, held):
                return hour
        return None

    def _keep(self, row: dict[str, Any], held: Held) -> bool:
        try:
            self._rows.insert_one(dict(row))
        except DuplicateKeyError:
            return self._take_over(row, held)
        return True

    def _take_over(self, row: dict[str, Any], held: Held) -> bool:
        known = self._rows.find_one({"_id": row["_id"]})
        if known is None:
            return self._keep(row, held)
        if known["booking"] == row["booking"]:
            return True
        fresh = known["at"] > self._now - IN_FLIGHT
        if fresh or held(known["mediation"], known["booking"]):
            return False
        same = {"_id": row["_id"], "booking": known["booking"]}
        return self._rows.replace_one(same, row).matched_count == 1

    def release(self, booking: str) -> None:
        """The hours of a booking are free again."""
        self._rows.delete_many({"booking": booking})


def touched(at: datetime, hours: int) -> Iterator[datetime]:
    """The clock hours that a session reaches into (China lies whole hours from UTC)."""
    hour = at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    while hour < at + hours * HOUR:
        yield hour
        hour += HOUR
