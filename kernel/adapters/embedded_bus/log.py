"""One topic's log: numbers without a gap, and the unique `_id` as the fence between appenders.

The embedded server scans on ranges and sorts of `_id`, and its `$in` grows with the square of the list. So
the end is found by galloping look-ups, and reading asks for the next few numbers by name.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from pymongo.database import Database
from pymongo.errors import BulkWriteError

from kernel.adapters.embedded_bus.reach import DURABLE, SETTLED
from kernel.bus import Delivery, Message

Doc = dict[str, Any]
DUPLICATE = 11000
GLANCE = 4  # looked up when there may be nothing, or when messages are large
STRIDE = 40  # measured: 64 at once take 2.8 ms, 200 take 18 ms
LARGE = 256 * 1024  # bytes of one reading, after which strides are short
ENOUGH = 4 * 1024 * 1024  # bytes of one reading


def ring_of(topic: str) -> str:
    """The doorbell's name of a topic."""
    return f"bus:{topic}"


class Log:
    """Append and read. Safe to share: what is remembered of the end is only where to look first."""

    def __init__(self, database: Database[Doc], topic: str) -> None:
        self.topic = topic
        self._entries = database.get_collection(f"log.{topic}", write_concern=DURABLE, read_concern=SETTLED)
        self._end = 0

    def append(self, messages: Sequence[Message]) -> None:
        """Insert in order; where another appender was faster, go on behind it."""
        waiting = list(messages)
        at = self._end if self._has(self._end - 1) else self.length()
        while waiting:
            try:
                self._entries.insert_many([_entry(at + n, m) for n, m in enumerate(waiting)])
                self._end = at + len(waiting)
                return
            except BulkWriteError as refused:
                if [error["code"] for error in refused.details["writeErrors"]] != [DUPLICATE]:
                    raise
                inserted = refused.details["nInserted"]  # inserts are ordered: the rest was not tried
                waiting, at = waiting[inserted:], self._gallop(at + inserted)

    def read(self, start: int, limit: int) -> list[Delivery]:
        """Up to `limit` messages from `start`; stops at the first hole, or when it is enough to carry."""
        found: list[Delivery] = []
        size, stride = 0, GLANCE
        while len(found) < limit and size < ENOUGH:
            first = start + len(found)
            asked = min(stride, limit - len(found))
            docs = self._entries.find({"_id": {"$in": list(range(first, first + asked))}})
            for n, doc in enumerate(sorted(docs, key=lambda doc: int(doc["_id"])), first):
                if doc["_id"] != n:
                    return found
                found.append(self._delivery(doc))
                size += len(found[-1].value)
            if len(found) < first - start + asked:
                break
            stride = STRIDE if size < LARGE else GLANCE
        return found

    def length(self) -> int:
        """How many messages the log holds now."""
        self._end = self._gallop(self._end if self._has(self._end - 1) else 0)
        return self._end

    def name(self) -> str:
        """What tells this log from one that was begun anew under the same name; empty while it is empty."""
        first = self._entries.find_one({"_id": 0}, {"log": 1})
        return str(first.get("log", "")) if first else ""

    def _gallop(self, known: int) -> int:
        """The first free number, at `known` or behind it: the numbers have no gap."""
        if not self._has(known):
            return known
        step = 1
        while self._has(known + step):
            known, step = known + step, step * 2
        while step > 1:
            step //= 2
            known += step if self._has(known + step) else 0
        return known + 1

    def _has(self, number: int) -> bool:
        return number >= 0 and self._entries.find_one({"_id": number}, {"_id": 1}) is not None

    def _delivery(self, doc: Doc) -> Delivery:
        return Delivery(self.topic, 0, doc["_id"], doc.get("key", ""), doc.get("id"), doc.get("value", b""))


def _entry(number: int, message: Message) -> Doc:
    entry: Doc = {"_id": number, "key": message.key, "id": message.id, "value": message.value}
    return entry if number else entry | {"log": uuid.uuid4().hex}
