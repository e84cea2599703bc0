"""Slowing down who guesses: failures are counted per subject, and only failures."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from pymongo.collection import Collection
from pymongo.database import Database

from kernel.clock import EARLIEST, Now


class Throttled(Exception):
    """Wait `seconds` before the next try."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Throttle:
    """After `free` failures within `window`, each further one doubles the wait, up to `longest`."""

    def __init__(
        self,
        db: Database[dict[str, Any]],
        name: str,
        now: Now,
        *,
        free: int = 5,
        first: timedelta = timedelta(seconds=30),
        longest: timedelta = timedelta(hours=1),
        window: timedelta = timedelta(hours=24),
    ) -> None:
        self._rows: Collection[dict[str, Any]] = db["throttle"]
        self._name, self._now = name, now
        self._free, self._first, self._longest, self._window = free, first, longest, window

    def check(self, *subjects: str) -> None:
        """Raise Throttled if one of these has to wait."""
        now = self._now()
        waits = [
            row["until"] - now for row in map(self._row, subjects) if row and row.get("until", now) > now
        ]
        if waits:
            raise Throttled(max(1, int(max(waits).total_seconds()) + 1))

    def failed(self, *subjects: str) -> None:
        """Count a failure of each subject."""
        for subject in subjects:
            id = f"{self._name}:{subject}"
            self._rows.update_one({"_id": id}, {"$inc": {"count": 1}}, upsert=True)
            row = self._rows.find_one({"_id": id})  # in one command they scan on the embedded server
            count = row["count"] if row else 1
            times = {"until": self._until(count), "forget": self._now() + self._window}
            self._rows.update_one({"_id": id}, {"$set": times})
            if count == 1:  # a new row takes those away that are over
                self._rows.delete_many({"forget": {"$gt": EARLIEST, "$lt": self._now()}})

    def succeeded(self, *subjects: str) -> None:
        """Forget the failures of each subject."""
        self._rows.delete_many({"_id": {"$in": [f"{self._name}:{subject}" for subject in subjects]}})

    def _row(self, subject: str) -> dict[str, Any] | None:
        row = self._rows.find_one({"_id": f"{self._name}:{subject}"})
        if row and row.get("forget") and row["forget"] < self._now():
            self._rows.delete_one({"_id": row["_id"]})
            return None
        return row

    def _until(self, count: int) -> datetime:
        if count < self._free:
            return self._now()
        wait = self._first * int(2 ** min(count - self._free, 12))
        return self._now() + min(wait, self._longest)
