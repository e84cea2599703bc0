"""Parked events (滞留事件): what could not be handled, with its reason, and what came behind it.

An event is parked with its original bytes; later events of the same case park behind it, so the
order within a case is kept, and all other cases flow on. What waits for a fact is tried again by
itself; what failed waits for a person's `parked redrive`. What cannot be read at all never will be:
a person may discard it, and then its bytes are kept apart, with who did it and why.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from pymongo.database import Database

from kernel.bus import Delivery
from kernel.clock import Now
from kernel.words import NotFound, OutOfOrder

FAILED, WAITING, BEHIND, UNREADABLE = "failed", "waiting", "behind", "unreadable"
FOR_PEOPLE = frozenset({FAILED, UNREADABLE})
MOST_SHOWN = 200


class Parked:
    """The parked events of one consumer group."""

    def __init__(self, db: Database[dict[str, Any]], group: str, now: Now) -> None:
        self._rows, self._group, self._now = db["parked"], group, now

    def park(self, delivery: Delivery, kind: str, reason: str) -> None:
        """Keep the event as it came. Parking the same one again changes nothing.

        Its bytes are part of its name: a bus that was wiped counts its places from the beginning again.
        """
        place = f"{delivery.topic}/{delivery.partition}/{delivery.position:015d}"
        row = {
            "group": self._group,
            "key": delivery.key,
            "order": place,
            "topic": delivery.topic,
            "partition": delivery.partition,
            "position": delivery.position,
            "event": delivery.id,
            "raw": delivery.value,
            "kind": kind,
            "reason": reason,
            "at": self._now(),
            "retry": False,
        }
        id = f"{self._group}|{place}|{mark(delivery.value)}"
        self._rows.update_one({"_id": id}, {"$setOnInsert": row}, upsert=True)

    def keys(self) -> set[str]:
        """The cases that have parked events."""
        return {row["key"] for row in self._rows.find({"group": self._group}, {"key": 1})}

    def ready(self) -> Iterator[Iterable[dict[str, Any]]]:
        """Per case, in order: the parked events whose first may be tried again now."""
        for key, first in sorted(self._firsts().items()):
            if first["kind"] not in FOR_PEOPLE or first["retry"]:
                yield self._rows.find({"group": self._group, "key": key}).sort("order", 1).batch_size(20)

    def _firsts(self) -> dict[str, dict[str, Any]]:
        """The first parked event of each case, without its bytes: this is read every second."""
        found: dict[str, dict[str, Any]] = {}
        for row in self._rows.find({"group": self._group}, {"raw": 0}):
            if row["key"] not in found or row["order"] < found[row["key"]]["order"]:
                found[row["key"]] = row
        return found

    def done(self, row: dict[str, Any]) -> None:
        """The event has had its effect."""
        self._rows.delete_one({"_id": row["_id"]})

    def still(self, row: dict[str, Any], kind: str, reason: str) -> None:
        """It could not be handled this time either."""
        change = {"kind": kind, "reason": reason, "retry": False}
        self._rows.update_one({"_id": row["_id"]}, {"$set": change, "$inc": {"tries": 1}})


def mark(raw: bytes) -> str:
    """What tells these bytes from others at the same place, and shows whether they are still the same."""
    return hashlib.sha256(raw).hexdigest()[:8]


def listed(db: Database[dict[str, Any]]) -> list[dict[str, Any]]:
    """All parked events of a service, oldest first, without their bytes."""
    rows = db["parked"].find({}, {"raw": 0})
    return sorted(rows, key=lambda row: (row["at"], row["order"]))


def redrive(db: Database[dict[str, Any]], id: str | None = None) -> int:
    """Ask the worker to try parked events again: one, or all. Returns how many."""
    which = {"_id": id} if id else {}
    return db["parked"].update_many(which, {"$set": {"retry": True}}).matched_count


def discard(db: Database[dict[str, Any]], id: str, by: str, reason: str, at: datetime) -> None:
    """Take one that cannot be read out of the way of those behind it; it stays in `discarded`.

    Raises NotFound, or OutOfOrder for one that can be read: its effect would be lost.
    """
    row = db["parked"].find_one({"_id": id})
    if row is None:
        raise NotFound("parked_unknown")
    if row["kind"] != UNREADABLE:
        raise OutOfOrder("parked_readable")
    kept = {**row, "by": by, "why": reason, "discarded": at}
    db["discarded"].update_one({"_id": id}, {"$setOnInsert": kept}, upsert=True)
    db["parked"].delete_one({"_id": id})


def discarded(db: Database[dict[str, Any]]) -> list[dict[str, Any]]:
    """What was discarded, by whom and why, the latest first; without the bytes."""
    rows = db["discarded"].find({}, {"raw": 0})
    return sorted(rows, key=lambda row: row["discarded"], reverse=True)


def as_delivery(row: dict[str, Any]) -> Delivery:
    """A parked event as it was delivered."""
    return Delivery(
        row["topic"], row["partition"], row["position"], row["key"], row["event"], bytes(row["raw"])
    )
