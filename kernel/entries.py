"""Entries of the record (全过程记录): what happened, hash-chained; and their fold to a state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from kernel import codec
from kernel.service import Aggregate
from kernel.words import Invalid

GENESIS = "0" * 64
NOTED = "Noted"
LARGEST = 900_000  # bytes of what an event publishes; its readers refuse a message beyond 1,000,000
Entry = dict[str, Any]


@dataclass(frozen=True)
class Stamp:
    """What all entries of one step share."""

    aggregate: str
    key: str
    at: datetime
    actor: str
    cause: str
    digest: str | None = None
    trace: str | None = None


def make(stamp: Stamp, seq: int, prev: str, event: Any, published: bool) -> Entry:
    """The entry for one event, chained to the hash before it. Raises Invalid if it is too large to travel."""
    public = codec.plain(event)
    sealed = public.pop("sealed", {})
    if published and len(codec.canonical(public)) > LARGEST:
        raise Invalid("too_large")
    entry: Entry = {
        "_id": f"{stamp.aggregate}:{seq}",
        "aggregate": stamp.aggregate,
        "key": stamp.key,
        "seq": seq,
        "type": type(event).__name__,
        "at": moment(stamp.at),
        "actor": stamp.actor,
        "basis": public.get("basis") or [],
        "cause": stamp.cause,
        "request": stamp.digest,
        "trace": stamp.trace,
        "published": published,
        "public": public,
        "sealed": sealed,
        "prev": prev,
    }
    entry["hash"] = fingerprint(entry)
    return entry


def fingerprint(entry: Mapping[str, Any]) -> str:
    """The hash that an entry must carry."""
    return codec.digest({name: value for name, value in entry.items() if name != "hash"})


def moment(at: datetime) -> str:
    """RFC 3339 in UTC with milliseconds, always the same length, so that text sorts as time."""
    at = at.astimezone(UTC)
    return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


def event_of(entry: Mapping[str, Any], aggregate: Aggregate) -> Any | None:
    """The event that an entry holds, or None for a `Noted` one. Raises KeyError if unknown."""
    if entry["type"] == NOTED:
        return None
    kinds = {kind.__name__: kind for kind in aggregate.events}
    value = dict(entry["public"])
    if entry["sealed"]:
        value["sealed"] = entry["sealed"]
    return codec.build(value, kinds[entry["type"]])


def fold(entries: Iterable[Mapping[str, Any]], aggregate: Aggregate) -> Any:
    """The state that follows from these entries, from the first to the last."""
    state = None
    for entry in entries:
        event = event_of(entry, aggregate)
        if event is not None:
            state = aggregate.evolve(state, event)
    return state


def in_turn(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Entries by time, but those of one aggregate by seq, also where a clock was set back between them."""
    done: dict[str, int] = {}
    held: dict[tuple[str, int], Entry] = {}
    for entry in entries:
        name = entry["aggregate"]
        held[name, entry["seq"]] = entry
        while following := held.pop((name, done.get(name, 0) + 1), None):
            done[name] = following["seq"]
            yield following
    yield from (held[place] for place in sorted(held))  # behind a gap: V2 names it


def flaws(entries: Iterable[Mapping[str, Any]]) -> list[str]:
    """What is wrong with a chain: a gap, a repeat, a broken link, a changed entry."""
    found, seq, prev = [], 0, GENESIS
    for entry in entries:
        seq += 1
        name = f"{entry['aggregate']}:{entry['seq']}"
        if entry["seq"] != seq:
            found.append(f"{name}: expected entry {seq}")
            seq = entry["seq"]
        if entry["prev"] != prev:
            found.append(f"{name}: does not follow the entry before it")
        if fingerprint(entry) != entry["hash"]:
            found.append(f"{name}: was changed after it was written")
        prev = entry["hash"]
    return found
