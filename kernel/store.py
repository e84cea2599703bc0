"""Saving steps: one write, on the version; a cause has its effect once."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from bson.codec_options import CodecOptions
from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import AutoReconnect, DuplicateKeyError, NotPrimaryError, ServerSelectionTimeoutError
from pymongo.write_concern import WriteConcern

from kernel import codec, entries
from kernel.clock import Now
from kernel.entries import Entry, Stamp
from kernel.service import Aggregate
from kernel.step import By, Decide, Loaded, Noted, Outcome
from kernel.words import CLOCK, Invalid, OutOfOrder

Doc = dict[str, Any]
Fire = Callable[[str, list[Doc]], None]
AWARE: CodecOptions[Doc] = CodecOptions(tz_aware=True, tzinfo=UTC)
DURABLE = WriteConcern(w="majority", j=True)
TRIES = 40
UNSEEN = timedelta(seconds=5)


class Busy(Exception):
    """The same document was changed too often meanwhile, or the database is away: try again."""


class SetBack(Busy):
    """This machine's time was set back: what had run out has not, and fires when its time comes."""


class RanOut(Exception):
    """Clocks of the document ran out and have not fired yet: they come before any other step on it."""

    def __init__(self, due: list[Doc]) -> None:
        super().__init__(len(due))
        self.due = due


class Store:
    """The documents of one kind, and the record of their service."""

    def __init__(self, db: Database[Doc], aggregate: Aggregate, published: frozenset[str], now: Now) -> None:
        self.aggregate = aggregate
        self.kind = aggregate.kind
        self.documents: Collection[Doc] = db.get_collection(self.kind, AWARE, write_concern=DURABLE)
        self.record: Collection[Doc] = db.get_collection("record", AWARE, write_concern=DURABLE)
        self._published = published
        self._now = now

    def load(self, id: str) -> Loaded[Any] | None:
        """The document as it is now, or None."""
        doc = self.documents.find_one({"_id": id})
        return self.loaded(doc) if doc and doc["state"] is not None else None

    def loaded(self, doc: Mapping[str, Any]) -> Loaded[Any]:
        """A database document as a typed state."""
        return Loaded(doc["_id"], self._state(doc), doc["version"], doc["at"])

    def step(
        self, id: str, decide: Decide, by: By, *, begins: bool = False, fire: Fire | None = None
    ) -> Outcome[Any]:
        """Take a step. After a conflict, or where the result of a write is unknown, start again.

        With `begins` the document is not looked for at first: the insert itself says if it is there.
        `fire` is handed the clocks that ran out and have not fired, once, before the step is decided.
        """
        fresh = by.fresh
        for attempt in range(TRIES):
            try:
                outcome = self._attempt(id, decide, by, fresh, begins and attempt == 0, fire is not None)
            except RanOut as over:
                if fire is not None:
                    fire(id, over.due)
                fire, outcome = None, None
            except ServerSelectionTimeoutError as away:  # it was looked for, for seconds: that is enough
                raise Busy("database away") from away
            except (AutoReconnect, NotPrimaryError) as away:
                fresh, outcome = False, None
                if attempt > 5:
                    raise Busy("database away") from away
            if outcome is not None:
                return outcome
            time.sleep(random.uniform(0, 0.002 * min(attempt + 1, 20)))
        raise Busy(f"{self.kind}/{id}")

    def _attempt(
        self, id: str, decide: Decide, by: By, fresh: bool, blind: bool, clocks_first: bool
    ) -> Outcome[Any] | None:
        doc = None if blind else self.documents.find_one({"_id": id})
        if doc and not fresh and (seen := self._seen(doc, by)):
            return self._as_it_was(doc, seen, by)
        if doc and clocks_first and (over := self._overdue(doc)):
            raise RanOut(over)
        _match(doc, by)
        state = self._state(doc) if doc else None
        events = tuple(decide(state))
        if not events and by.fresh:
            return Outcome(id, state, doc["version"] if doc else 0)
        for event in events:
            state = self.aggregate.evolve(state, event)
        key = self.aggregate.key(state) if state is not None else id
        written = self._entries(id, key, doc, events or (Noted(),), by)
        if not self._write(id, doc, state, written):
            return None
        return Outcome(id, state, written[-1]["seq"], events)

    def _overdue(self, doc: Doc) -> list[Doc]:
        """The clocks that no scheduler has looked at since they ran out, though one looks every second."""
        return [due for due in doc["due"] if due["at"] <= self._now() - UNSEEN]

    def _state(self, doc: Mapping[str, Any]) -> Any:
        return None if doc["state"] is None else codec.build(doc["state"], self.aggregate.state)

    def _seen(self, doc: Doc, by: By) -> Entry | None:
        """The last entry with this cause. First the document, then the record: see the design."""
        mine = [entry for entry in doc["pending"] if entry["cause"] == by.cause]
        if not mine:
            mine = list(self.record.find({"aggregate": self._name(doc["_id"]), "cause": by.cause}))
        return max(mine, key=lambda entry: int(entry["seq"]), default=None)

    def _as_it_was(self, doc: Doc, seen: Entry, by: By) -> Outcome[Any]:
        """The first answer again: the state as it was right after the step with this cause."""
        if by.digest is not None and seen["request"] != by.digest:
            raise Invalid("idempotency_key_reused", field="Idempotency-Key")
        seq = seen["seq"]
        state = self._state(doc) if doc["version"] == seq else self._fold_until(doc, seq)
        return Outcome(doc["_id"], state, seq, repeated=True)

    def _fold_until(self, doc: Doc, seq: int) -> Any:
        return entries.fold((e for e in self.history(doc["_id"]) if e["seq"] <= seq), self.aggregate)

    def history(self, id: str) -> list[Entry]:
        """All entries of a document in order, filed and pending."""
        doc = self.documents.find_one({"_id": id}, {"pending": 1})
        filed = {e["seq"]: e for e in self.record.find({"aggregate": self._name(id)})}
        pending = {e["seq"]: e for e in (doc["pending"] if doc else ())}
        return [entry for _, entry in sorted((pending | filed).items())]

    def _name(self, id: str) -> str:
        return f"{self.kind}/{id}"

    def _entries(self, id: str, key: str, doc: Doc | None, events: Sequence[Any], by: By) -> list[Entry]:
        now = self._now()
        if by.actor is CLOCK and by.at is not None and now < by.at:
            raise SetBack(f"{self.kind}/{id}")
        stamp = Stamp(self._name(id), key, now, by.actor.id, by.cause, by.digest, by.trace)
        seq, head = (doc["version"], doc["head"]) if doc else (0, entries.GENESIS)
        written: list[Entry] = []
        for event in events:
            seq += 1
            entry = entries.make(stamp, seq, head, event, type(event).__name__ in self._published)
            written.append(entry)
            head = entry["hash"]
        return written

    def _write(self, id: str, doc: Doc | None, state: Any, written: list[Entry]) -> bool:
        last = written[-1]
        new = {
            "version": last["seq"],
            "head": last["hash"],
            "state": codec.plain(state),
            "due": self.due(state),
            "touched": datetime.fromisoformat(last["at"]),
        }
        if doc is None:
            return self._insert({"_id": id, "at": new["touched"], "pending": written, **new})
        change = {"$set": new, "$push": {"pending": {"$each": written}}}
        return self.documents.update_one({"_id": id, "version": doc["version"]}, change).matched_count == 1

    def _insert(self, doc: Doc) -> bool:
        try:
            self.documents.insert_one(doc)
        except DuplicateKeyError:
            return False
        return True

    def due(self, state: Any) -> list[Doc]:
        """The running clocks of a state, as the scheduler's index wants them."""
        if state is None:
            return []
        return [{"name": c.name, "at": c.due} for c in self.aggregate.clocks(state) if not c.paused]


def _match(doc: Doc | None, by: By) -> None:
    """`If-Match`: refuse to change what is not what the caller saw."""
    if by.if_match is not None and (doc is None or doc["version"] != by.if_match):
        raise OutOfOrder("version_changed", field="If-Match")
