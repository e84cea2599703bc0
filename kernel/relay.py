"""The relay: files pending entries into the record, publishes them in order, then takes them off.

A crash anywhere leaves entries pending, and everything is done again: filing refuses a second
copy, consumers know an event by its id. Several relays at once do no harm.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import Any

import orjson
from pymongo import UpdateOne
from pymongo.errors import BulkWriteError

from kernel.bus import Bus, Message
from kernel.context import Context
from kernel.entries import Entry, in_turn

log = logging.getLogger("fengqiao.relay")
BATCH = 200
FEW = 40  # ids in one look-up: on the embedded server the cost grows with their square
DUPLICATE = 11000
ANY_TIME = {"$gte": "2", "$lt": "3"}  # pending moments are text and begin with the year


class Relay:
    """The relay of one service."""

    def __init__(self, ctx: Context, bus: Bus) -> None:
        self._ctx, self._bus = ctx, bus
        self._marked = self._began = False

    def run_once(self) -> int:
        """File and publish a batch of every kind. Returns the number of documents done."""
        self._mark()
        return sum(self._kind(kind) for kind in self._ctx.stores)

    def _kind(self, kind: str) -> int:
        store = self._ctx.stores[kind]
        found = store.documents.find({"pending.at": ANY_TIME}, {"pending": 1}, limit=BATCH)
        docs = [doc for doc in found if doc["pending"]]
        differing = self._file(kind, docs)
        docs = [doc for doc in docs if doc["_id"] not in differing]
        self._publish([m for doc in docs for m in messages(self._ctx.service.name, doc["pending"])])
        done = [UpdateOne({"_id": doc["_id"]}, _without(doc["pending"])) for doc in docs]
        if done:
            store.documents.bulk_write(done, ordered=False)
        return len(done)

    def _publish(self, new: list[Message]) -> None:
        """With the first of them an empty log begins: it is known by another mark from then on."""
        self._bus.publish(new)
        if new and not self._began:
            self._save_mark(self._now())
            self._began = True

    def _file(self, kind: str, docs: list[dict[str, Any]]) -> set[str]:
        """Insert into the record; returns the documents whose entries differ from what is filed."""
        new = [entry for doc in docs for entry in doc["pending"]]
        if not new:
            return set()
        record = self._ctx.stores[kind].record
        try:
            record.insert_many(new, ordered=False)
        except BulkWriteError as error:
            unsure = error.details.get("writeConcernErrors")  # not on a majority: it may be taken back
            if unsure or any(fault["code"] != DUPLICATE for fault in error.details["writeErrors"]):
                raise
            return self._differing(kind, new)
        return set()

    def _differing(self, kind: str, new: list[Entry]) -> set[str]:
        record = self._ctx.stores[kind].record
        filed: dict[str, str] = {}
        for start in range(0, len(new), FEW):
            ids = [entry["_id"] for entry in new[start : start + FEW]]
            filed |= {e["_id"]: e["hash"] for e in record.find({"_id": {"$in": ids}}, {"hash": 1})}
        bad = [entry for entry in new if filed.get(entry["_id"]) != entry["hash"]]
        for entry in bad:
            log.critical("the record differs from what is pending: %s", entry["_id"])
        return {entry["aggregate"].removeprefix(f"{kind}/") for entry in bad}

    def _mark(self) -> None:
        """At the start: publish everything again where the bus has lost this service's log."""
        if self._marked:
            return
        topic = self._ctx.service.name
        saved = self._ctx.db["marks"].find_one({"_id": topic})
        now = self._now()  # taken before the log is looked at: what is lost after that, the next look finds
        if self._lost(topic, saved):
            log.warning("the bus has lost topic %s: publishing its record again", topic)
            self._republish()
            now = self._now()
        self._save_mark(now)
        self._began = self._began or next(iter(self._bus.replay([topic])), None) is not None
        self._marked = True

    def _now(self) -> str:
        topic = self._ctx.service.name
        return self._bus.marks([topic]).get(topic, "")

    def _save_mark(self, mark: str) -> None:
        where = {"_id": self._ctx.service.name}
        self._ctx.db["marks"].update_one(where, {"$set": {"mark": mark}}, upsert=True)

    def _lost(self, topic: str, saved: Mapping[str, Any] | None) -> bool:
        if saved is None and self._ctx.db["record"].find_one({}, {"_id": 1}) is None:
            return False
        return topic in self._bus.wiped({topic: saved["mark"] if saved else ""})

    def look_again(self) -> None:
        """Ask the bus anew whether it still has everything: after a fault, and once a minute."""
        self._marked = False

    def _republish(self) -> None:
        batch: list[Entry] = []
        for entry in in_turn(self._ctx.db["record"].find({"at": ANY_TIME}).sort([("at", 1), ("seq", 1)])):
            batch.append(entry)
            if len(batch) >= BATCH:
                self._bus.publish(list(messages(self._ctx.service.name, batch)))
                batch = []
        self._bus.publish(list(messages(self._ctx.service.name, batch)))


def _without(pending: list[Entry]) -> dict[str, Any]:
    return {"$pull": {"pending": {"seq": {"$lte": max(entry["seq"] for entry in pending)}}}}


def messages(service: str, entries: Iterable[Entry]) -> Iterable[Message]:
    """The published entries as CloudEvents, in order."""
    for entry in entries:
        if entry["published"]:
            yield Message(service, entry["key"], entry["_id"], orjson.dumps(cloud_event(service, entry)))


def cloud_event(service: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    """An entry as CloudEvents 1.0: the public part only."""
    event = {
        "specversion": "1.0",
        "id": entry["_id"],
        "source": f"/fengqiao/{service}",
        "type": f"{service}.{entry['type']}",
        "subject": entry["aggregate"],
        "time": entry["at"],
        "datacontenttype": "application/json",
        "partitionkey": entry["key"],
        "sequence": entry["seq"],
        "dataversion": 1,
        "data": entry["public"],
    }
    if entry["trace"]:
        event["traceparent"] = entry["trace"]
    return event
