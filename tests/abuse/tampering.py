"""Hands on the record of a county, in the database itself: each kind takes one document and alters it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pymongo.database import Database

from kernel import codec, entries
from kernel.store import Store

Doc = dict[str, Any]


@dataclass(frozen=True)
class Filed:
    """A document, its entries as they lie in the record, and chance."""

    store: Store
    doc: Doc
    record: list[Doc]
    odds: random.Random

    @property
    def db(self) -> Database[Doc]:
        """Where all of it lies."""
        return self.store.documents.database

    def put(self, record: list[Doc]) -> None:
        """The record becomes this one."""
        self.db["record"].delete_many({"aggregate": self.name})
        if record:
            self.db["record"].insert_many(record)

    def put_back(self) -> None:
        """As if nobody had been here."""
        self.put(self.record)
        self.store.documents.replace_one({"_id": self.doc["_id"]}, self.doc, upsert=True)

    @property
    def name(self) -> str:
        """The aggregate's name in the record."""
        return f"{self.store.kind}/{self.doc['_id']}"


def edit(filed: Filed) -> None:
    """One value anywhere in one entry becomes another."""
    record = [*filed.record]
    at = filed.odds.randrange(len(record))
    record[at] = _altered(record[at], filed.odds)
    filed.put(record)


def edit_and_hash(filed: Filed) -> None:
    """The same, and its hash computed anew: whoever can write knows how."""
    record = [*filed.record]
    at = filed.odds.randrange(len(record))
    changed = _altered(record[at], filed.odds, but=("_id", "hash", "aggregate"))
    record[at] = changed | {"hash": entries.fingerprint(changed)}
    filed.put(record)


def delete(filed: Filed) -> None:
    """One entry or several are gone."""
    gone = filed.odds.sample(range(len(filed.record)), filed.odds.randint(1, min(3, len(filed.record))))
    filed.put([entry for at, entry in enumerate(filed.record) if at not in gone])


def insert(filed: Filed) -> None:
    """One more that nobody wrote, well chained to the one before it; those after it move on by one."""
    at = filed.odds.randint(1, len(filed.record))
    before = filed.record[at - 1]
    forged = before | {"seq": at + 1, "_id": f"{filed.name}:{at + 1}", "prev": before["hash"], "cause": "x"}
    forged["hash"] = entries.fingerprint(forged)
    after = [e | {"seq": e["seq"] + 1, "_id": f"{filed.name}:{e['seq'] + 1}"} for e in filed.record[at:]]
    filed.put([*filed.record[:at], forged, *after])


def reorder(filed: Filed) -> None:
    """Two entries change places, hashes and all."""
    record = [*filed.record]
    one, other = filed.odds.sample(range(len(record)), 2)
    places = [(record[at]["_id"], record[at]["seq"]) for at in (one, other)]
    record[one], record[other] = record[other], record[one]
    for at, (id, seq) in zip((one, other), places, strict=True):
        record[at] = record[at] | {"_id": id, "seq": seq}
    filed.put(record)


def truncate(filed: Filed) -> None:
    """The last ones are cut off, perhaps all."""
    filed.put(filed.record[: -filed.odds.randint(1, len(filed.record))])


def cut_off(filed: Filed) -> None:
    """The last ones, and the document set back to fit: the chain shows nothing, the seal does."""
    left = filed.record[: -filed.odds.randint(1, len(filed.record) - 1)]
    filed.put(left)
    _fit(filed, left)


def rewrite(filed: Filed) -> None:
    """One value changed and the whole chain hashed anew, with its document: the seal alone shows it."""
    record, prev = [*filed.record], entries.GENESIS
    at = filed.odds.randrange(len(record))
    record[at] = record[at] | {"actor": f"{filed.odds.getrandbits(32):x}"}
    for place, entry in enumerate(record):
        chained = entry | {"prev": prev}
        prev = entries.fingerprint(chained)
        record[place] = chained | {"hash": prev}
    filed.put(record)
    _fit(filed, record)


Hand = Callable[[Filed], None]
FOR_THE_CHAIN: tuple[Hand, ...] = (edit, edit_and_hash, delete, insert, reorder, truncate)
FOR_THE_SEAL: tuple[Hand, ...] = (cut_off, rewrite)


def _fit(filed: Filed, record: list[Doc]) -> None:
    state = entries.fold(record, filed.store.aggregate)
    new = {"version": record[-1]["seq"], "head": record[-1]["hash"], "due": filed.store.due(state)}
    new["state"] = codec.plain(state)
    filed.store.documents.update_one({"_id": filed.doc["_id"]}, {"$set": new})


def _altered(entry: Doc, odds: random.Random, but: tuple[str, ...] = ("_id", "aggregate")) -> Doc:
    """A copy in which one value, at any depth, is another one."""
    name = odds.choice([name for name in entry if name not in but])
    was = entry[name]
    if isinstance(was, dict) and was:
        return entry | {name: _altered(was, odds, ())}
    others = [odds.getrandbits(16), f"{odds.getrandbits(32):x}", None, True, [], {"x": 1}]
    return entry | {name: odds.choice([other for other in others if other != was])}
