"""The scheduler: legal clocks that have run out call the handler that the service names for them."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import Any

from pymongo.errors import PyMongoError

from kernel.calls import Unavailable
from kernel.context import Context
from kernel.entries import moment
from kernel.step import By
from kernel.store import Busy
from kernel.words import CLOCK, Clock

log = logging.getLogger("fengqiao.scheduler")
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
BATCH = 200
STUCK_PAUSE = timedelta(minutes=1)


class Scheduler:
    """The clocks of one service. Several schedulers at once do no harm: the cause is the clock itself."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._stuck: dict[tuple[str, str], datetime] = {}

    def run_once(self) -> int:
        """Fire what is due. Returns how many clocks were fired."""
        return sum(self._kind(kind) for kind in self._ctx.stores)

    def _kind(self, kind: str) -> int:
        now = self._ctx.now()
        due = {"due": {"$elemMatch": {"at": {"$gt": EARLIEST, "$lte": now}}}}
        docs = list(self._ctx.stores[kind].documents.find(due, {"due": 1}, limit=BATCH))
        ready = [(doc["_id"], d) for doc in docs for d in doc["due"] if d["at"] <= now]
        return sum(self._fire(kind, id, d, now) for id, d in ready)

    def _fire(self, kind: str, id: str, due: dict[str, Any], now: datetime) -> int:
        name, at = due["name"], due["at"].astimezone(UTC)
        place = (id, f"{name}:{moment(at)}")
        if self._stuck.get(place, EARLIEST) > now:
            return 0
        try:
            by = By(CLOCK, f"clock:{place[1]}", at=at)
            self._ctx.service.deadlines[name](self._ctx, by, id, Clock(name, at))
        except (Busy, Unavailable, PyMongoError):
            raise
        except Exception as error:
            log.error("clock %s of %s/%s: %s", name, kind, id, type(error).__name__)
        if self._still_due(kind, id, due):
            self._stuck[place] = now + STUCK_PAUSE
            log.error("clock %s of %s/%s is still running after it fired", name, kind, id)
            return 0
        return 1

    def _still_due(self, kind: str, id: str, due: dict[str, Any]) -> bool:
        doc = self._ctx.stores[kind].documents.find_one({"_id": id}, {"due": 1})
        return doc is not None and due in doc["due"]
