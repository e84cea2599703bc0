"""The scheduler: legal clocks that have run out call the handler that the service names for them."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Iterator
from datetime import UTC
from typing import Any

from pymongo.errors import PyMongoError, WriteError

from kernel import faults, firing
from kernel.calls import Unavailable
from kernel.clock import EARLIEST
from kernel.context import Context
from kernel.entries import moment
from kernel.store import Busy

log = logging.getLogger("fengqiao.scheduler")
BATCH = 200
SLICE_SECONDS = 3.0  # then it comes back, so that its worker can say that it is alive
STUCK_PAUSE = 60.0  # seconds, whatever happens to this machine's time meanwhile
AWAY_PAUSE = 5.0  # for the service that this clock needs; the other clocks go on


class Scheduler:
    """The clocks of one service. Several schedulers at once do no harm: the cause is the clock itself."""

    def __init__(self, ctx: Context, seconds: float = SLICE_SECONDS) -> None:
        self._ctx = ctx
        self._seconds = seconds
        self._stuck: dict[tuple[str, str], float] = {}

    def run_once(self) -> int:
        """Fire what is due, for a few seconds. Returns how many clocks were fired."""
        return sum(self._kind(kind) for kind in self._ctx.stores)

    def _kind(self, kind: str) -> int:
        now = self._ctx.now()
        self._stuck = {place: until for place, until in self._stuck.items() if until > time.monotonic()}
        due = {"due": {"$elemMatch": {"at": {"$gt": EARLIEST, "$lte": now}}}}
        docs = list(self._ctx.stores[kind].documents.find(due, {"due": 1}, limit=BATCH + len(self._stuck)))
        ready = [(doc["_id"], d) for doc in docs for d in doc["due"] if d["at"] <= now]
        return sum(self._fire(kind, id, d) for id, d in _in_time(ready, self._seconds))

    def _fire(self, kind: str, id: str, due: dict[str, Any]) -> int:
        name, at = due["name"], due["at"].astimezone(UTC)
        place = (id, f"{name}:{moment(at)}")
        if place in self._stuck:
            return 0
        try:
            firing.fire(self._ctx, id, due)
        except (Busy, Unavailable) as away:
            self._stuck[place] = time.monotonic() + AWAY_PAUSE
            log.warning("clock %s of %s/%s waits: %s", name, kind, id, type(away).__name__)
            return 0
        except Exception as error:
            if isinstance(error, PyMongoError) and not isinstance(error, WriteError):
                raise
            log.error("clock %s of %s/%s: %s", name, kind, id, faults.where(error))
        if self._still_due(kind, id, due):
            self._stuck[place] = time.monotonic() + STUCK_PAUSE
            log.error("clock %s of %s/%s is still running after it fired", name, kind, id)
            return 0
        return 1

    def _still_due(self, kind: str, id: str, due: dict[str, Any]) -> bool:
        doc = self._ctx.stores[kind].documents.find_one({"_id": id}, {"due": 1})
        return doc is not None and due in doc["due"]


def _in_time(
    ready: Iterable[tuple[str, dict[str, Any]]], seconds: float
) -> Iterator[tuple[str, dict[str, Any]]]:
    """One at least, and more as long as the slice lasts."""
    end = time.monotonic() + seconds
    for one in ready:
        yield one
        if time.monotonic() > end:
            return
