"""V3: every published event is on the bus, and had its effect in each subscriber once, or is parked there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress

import msgspec

from kernel import codec, parked
from kernel.audit import Finding
from kernel.bus import Bus
from kernel.context import Context
from kernel.entries import Entry
from kernel.service import Service


def on_the_bus(ctx: Context, bus: Bus) -> Iterator[Finding]:
    """Every filed and published entry is on the bus. The bus is read last: people go on working meanwhile."""
    missing = dict.fromkeys(entry["_id"] for entry in ctx.db["record"].find({"published": True}, {"_id": 1}))
    for delivery in bus.replay([ctx.service.name]):
        missing.pop(delivery.id, None)
    for id in missing:
        yield Finding("V3", f"{ctx.service.name}/{id}", "was published, but is not on the bus")


def effects(contexts: Iterable[Context]) -> Iterator[Finding]:
    """Each event that concerns a service left an entry with its cause there, or is parked there."""
    all_contexts = list(contexts)
    for subscriber in all_contexts:
        seen, parked = _causes(subscriber), _parked(subscriber)
        for publisher in all_contexts:
            for entry in _concerning(publisher, subscriber.service):
                if entry["_id"] not in seen and entry["_id"] not in parked:
                    what = (
                        f"{publisher.service.name}.{entry['type']} had no effect in {subscriber.service.name}"
                    )
                    yield Finding("V3", f"{publisher.service.name}/{entry['_id']}", what)


def _concerning(publisher: Context, subscriber: Service) -> Iterator[Entry]:
    name = publisher.service.name
    wanted = [kind.split(".", 1)[1] for kind in subscriber.subscriptions if kind.startswith(f"{name}.")]
    for kind in wanted:
        concerns = subscriber.concerns.get(f"{name}.{kind}")
        fact = subscriber.consumed[f"{name}.{kind}"]
        for entry in publisher.db["record"].find({"type": kind, "published": True}):
            with suppress(KeyError, msgspec.ValidationError):  # altered: V2 names it
                if concerns is None or concerns(codec.build(entry["public"], fact)):
                    yield entry


def _causes(ctx: Context) -> set[str]:
    """The causes of all entries, filed and pending."""
    found = {str(entry.get("cause")) for entry in ctx.db["record"].find({}, {"cause": 1})}
    for kind in ctx.stores:
        for doc in ctx.db[kind].find({}, {"pending.cause": 1}):
            found |= {str(entry.get("cause")) for entry in doc.get("pending", ())}
    return found


def _parked(ctx: Context) -> set[str]:
    """Parked, or discarded by a person who said why: either way its bytes are there (`kept` looks)."""
    places = (ctx.db["parked"], ctx.db["discarded"])
    return {row["event"] for rows in places for row in rows.find({}, {"event": 1}) if row.get("event")}


def kept(ctx: Context) -> Iterator[Finding]:
    """What is parked or was discarded is there as it came, by the digest in its name, and says why."""
    for place, reasons in (("parked", ("reason",)), ("discarded", ("reason", "by", "why"))):
        for row in ctx.db[place].find({}):
            where = f"{ctx.service.name}/{place}/{row['_id']}"
            if not str(row["_id"]).endswith(f"|{parked.mark(bytes(row.get('raw') or b''))}"):
                yield Finding("V3", where, "its bytes are not those that came")
            if not all(row.get(name) for name in reasons):
                yield Finding("V3", where, "nothing says why")


def waiting(contexts: Iterable[Context]) -> dict[str, int]:
    """Entries that are not filed and published yet, by service."""
    found: dict[str, int] = defaultdict(int)
    for ctx in contexts:
        for kind in ctx.stores:
            docs = ctx.db[kind].find({"pending.at": {"$gte": "2", "$lt": "3"}}, {"pending.seq": 1})
            found[ctx.service.name] += sum(len(doc["pending"]) for doc in docs)
    return dict(found)
