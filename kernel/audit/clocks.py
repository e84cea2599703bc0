"""V7: no legal clock passed silently, fired early, or runs otherwise than the state says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from kernel import entries, firing
from kernel.audit import Finding
from kernel.context import Context
from kernel.entries import Entry
from kernel.store import Store

GRACE = timedelta(seconds=60)
Doc = dict[str, Any]
Running = frozenset[tuple[str, str]]  # name and due time, as a cause writes it


def findings(ctx: Context, store: Store, doc: Doc, history: list[Entry], state: Any) -> Iterator[Finding]:
    """What is wrong with the clocks of one document, now and in its whole history."""
    where = f"{ctx.service.name}/{store.kind}/{doc['_id']}"
    if sorted(_running(store, state)) != sorted(_named(doc["due"])):
        yield Finding("V7", where, "its running clocks do not follow from its state")
    for due in doc["due"]:
        if due["at"] < ctx.now() - GRACE:
            yield Finding(
                "V7", where, f"clock {due['name']} was due {entries.moment(due['at'])} and did not fire"
            )
    yield from (Finding("V7", f"{ctx.service.name}/{at}", what) for at, what in _passed(ctx, store, history))


def _passed(ctx: Context, store: Store, history: list[Entry]) -> Iterator[tuple[str, str]]:
    """Entries before whose time a deadline had run out that nobody fired, and clocks that fired too early."""
    state, running = None, Running()
    for cause, step in groupby(history, key=lambda entry: str(entry["cause"])):
        taken = list(step)
        for entry in taken:
            event = entries.event_of(entry, store.aggregate)
            state = state if event is None else store.aggregate.evolve(state, event)
        before, running = running, _running(store, state)
        at = taken[0]["at"]
        if not cause.startswith(firing.CAUSE):
            for name, due in sorted(before - running):
                late = datetime.fromisoformat(due) + GRACE < datetime.fromisoformat(at)
                if late and name not in ctx.service.chores:
                    yield taken[0]["_id"], f"came after clock {name} was due {due}, and it had not fired"
        elif any(cause == firing.cause(name, due) and at < due for name, due in before):
            yield taken[0]["_id"], "its clock fired before it was due"


def _running(store: Store, state: Any) -> Running:
    return frozenset(_named(store.due(state)))


def _named(due: list[Doc]) -> list[tuple[str, str]]:
    return [(each["name"], entries.moment(each["at"])) for each in due]
