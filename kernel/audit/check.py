"""The one checker: everything that must always hold, for any stack, after any fault."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from kernel import ids, views
from kernel.audit import Finding, effects, records, sealed
from kernel.bus import BusUnavailable
from kernel.clock import EARLIEST
from kernel.context import Context
from kernel.documents import numbers as documents
from kernel.erasing import doing as erasing
from kernel.runtime import Runtime

REBUILT = "check_"


def check(runtime: Runtime, ledger: Path | None = None) -> Iterator[Finding]:
    """All findings of V1 to V7; call `drained` first for V8."""
    contexts = list(runtime.contexts.values())
    if ledger:
        yield from client_ledger(contexts, ledger)
    for ctx in contexts:
        yield from records.verify(ctx)
        yield from records.doubled_keys(ctx)
        yield from sealed.verify(ctx)
        yield from _numbers(ctx)
        yield from _erased(ctx)
        yield from effects.on_the_bus(ctx, runtime.bus)
        yield from effects.kept(ctx)
    yield from effects.effects(contexts)
    for ctx in contexts:
        yield from _views(ctx, runtime)


def client_ledger(contexts: Iterable[Context], ledger: Path) -> Iterator[Finding]:
    """V1: every answer 2xx that a client wrote down is in the database, at its version or a later one."""
    by_name = {ctx.service.name: ctx for ctx in contexts}
    for number, line in enumerate(ledger.read_text("utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
        except json.JSONDecodeError:
            continue  # the client was killed while it wrote its last line: it was never sure of this answer
        version = _version(by_name[row["service"]], row["id"])
        if version is None:
            yield Finding("V1", f"{row['service']}/{row['id']}", f"was answered (line {number}), but is gone")
        elif row.get("version") and version < row["version"]:
            yield Finding("V1", f"{row['service']}/{row['id']}", f"was at {row['version']}, is at {version}")


def _version(ctx: Context, id: str) -> int | None:
    for kind in ctx.stores:
        for name in {id, ids.owner(id)}:
            doc = ctx.db[kind].find_one({"_id": name}, {"version": 1})
            if doc:
                return int(doc["version"])
    return None


def _numbers(ctx: Context) -> Iterator[Finding]:
    """V2, of documents: no number of a series left out."""
    for flaw in documents.flaws(ctx.db):
        series, _, what = flaw.rpartition(": ")
        yield Finding("V2", f"{ctx.service.name}/numbers/{series}", what)


def _erased(ctx: Context) -> Iterator[Finding]:
    """V2, of what was erased: it has not come back with a restored database."""
    for each in erasing.undone(ctx):
        yield Finding(
            "V2", f"{ctx.service.name}/keys/{each.owner}", f"was erased {each.at}, and can be opened"
        )


def _views(ctx: Context, runtime: Runtime) -> Iterator[Finding]:
    """V4: each view equals what a rebuild gives."""
    for view in ctx.service.views:
        views.rebuild(ctx, view, runtime.bus, runtime.known_types, REBUILT)
        live, rebuilt = views.rows(ctx, view), views.rows(ctx, view, REBUILT)
        for name in view.collections:
            for id in _differing(live[name], rebuilt[name]):
                yield Finding("V4", f"{ctx.service.name}/{name}/{id}", "differs from what a rebuild gives")
            ctx.db.drop_collection(REBUILT + name)


def _differing(some: list[dict[str, object]], others: list[dict[str, object]]) -> list[str]:
    here, there = {str(row["_id"]): row for row in some}, {str(row["_id"]): row for row in others}
    return sorted(id for id in {*here, *there} if here.get(id) != there.get(id))


def drained(runtime: Runtime, seconds: float = 60.0) -> list[Finding]:
    """V8: wait until nothing is pending and no consumer lags; what is left after `seconds`."""
    end = time.monotonic() + seconds
    while True:
        found = left(runtime)
        if not found or time.monotonic() > end:
            return found
        time.sleep(0.3)


def left(runtime: Runtime) -> list[Finding]:
    """What is not published, or not handled, now."""
    pending = effects.waiting(runtime.contexts.values())
    found = [Finding("V8", name, f"{n} entries are not published") for name, n in pending.items() if n]
    for ctx in runtime.contexts.values():
        found += [Finding("V8", ctx.service.name, f"{n} clocks are due")] if (n := _due(ctx)) else []
        groups = {ctx.service.name: ctx.service.topics()}
        groups |= {f"{ctx.service.name}.{view.name}": view.topics for view in ctx.service.views}
        for group, topics in groups.items():
            lag = _lag(runtime, group, topics)
            found += [Finding("V8", group, f"{lag} events are not handled")] if lag else []
    return found


def _due(ctx: Context) -> int:
    """The documents of which a clock has run out."""
    due = {"due": {"$elemMatch": {"at": {"$gt": EARLIEST, "$lte": ctx.now()}}}}
    return sum(ctx.db[kind].count_documents(due) for kind in ctx.stores)


def _lag(runtime: Runtime, group: str, topics: tuple[str, ...]) -> int:
    subscription = runtime.bus.subscribe(group, topics)
    try:
        return subscription.lag()
    except BusUnavailable:
        return -1
    finally:
        subscription.close()
