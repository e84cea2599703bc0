"""Tokens that were taken back: logged out, a role taken away. Known everywhere through the bus."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Any

from pymongo.database import Database
from pymongo.errors import AutoReconnect

from kernel.clock import EARLIEST, LATEST
from kernel.tokens import Claims

KEPT = timedelta(days=2)  # longer than any token lives
FRESH_SECONDS = 1.0


class Revocations:
    """The service's own copy, asked on every request and read from the database once a second."""

    def __init__(self, db: Database[dict[str, Any]]) -> None:
        self._rows = db["revocations"]
        self._known: dict[str, float] = {}
        self._read_at = self._away_at = float("-inf")
        self._lock = Lock()

    def add(self, subject: str, before: datetime) -> None:
        """Remember; at once in this process, within a second in the others."""
        self._rows.update_one({"_id": subject}, {"$max": {"before": before}}, upsert=True)
        self._rows.delete_many({"before": {"$gt": EARLIEST, "$lt": datetime.now(UTC) - KEPT}})
        with self._lock:
            self._read_at = float("-inf")

    def covers(self, claims: Claims) -> bool:
        """True if this token was taken back."""
        known = self._fresh()
        if f"jti:{claims.id}" in known:
            return True
        return _millisecond(claims.at) <= _millisecond(known.get(claims.actor.id, 0.0))

    def _fresh(self) -> dict[str, float]:
        with self._lock:
            if time.monotonic() - self._read_at > FRESH_SECONDS:
                if time.monotonic() - self._away_at < FRESH_SECONDS:
                    raise AutoReconnect("the database was away a moment ago")
                self._read()
            return self._known

    def _read(self) -> None:
        oldest = datetime.now(UTC) - KEPT
        try:
            rows = list(self._rows.find({"before": {"$gt": oldest, "$lt": LATEST}}))
        except AutoReconnect:  # after seconds of waiting; who waited behind this one need not
            self._away_at = time.monotonic()
            raise
        self._known = {row["_id"]: row["before"].timestamp() for row in rows}
        self._read_at = time.monotonic()


def _millisecond(at: float) -> int:
    """As exact as the database keeps a moment: a token of the very millisecond is taken back, too."""
    return round(at * 1e6) // 1000
