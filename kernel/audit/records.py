"""V2, V5, V6, V7: each record whole and chained, its fold the state, each cause once, no clock silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from kernel import codec, entries
from kernel.audit import Finding, clocks
from kernel.context import Context
from kernel.entries import Entry
from kernel.service import Aggregate
from kernel.store import Store

LOOKS = 3
Doc = dict[str, Any]


def verify(ctx: Context) -> Iterator[Finding]:
    """Fold every record of a service, then compare with the states."""
    for store in ctx.stores.values():
        filed = _filed(store)
        for doc in store.documents.find({}):
            if _judged(ctx, store, doc, filed.pop(f"{store.kind}/{doc['_id']}", [])):
                yield from document(ctx, store, doc["_id"])
        for name in filed:
            yield Finding("V2", f"{ctx.service.name}/{name}", "has a record, but the document is gone")


def document(ctx: Context, store: Store, id: str) -> list[Finding]:
    """One document. It may go on between the readings of its parts: what is wrong with it stays wrong."""
    found: list[Finding] = []
    for _ in range(LOOKS):
        doc = store.documents.find_one({"_id": id}) or {"_id": id}
        found = _judged(ctx, store, doc, list(store.record.find({"aggregate": f"{store.kind}/{id}"})))
        if not found:
            break
    return found


def _judged(ctx: Context, store: Store, doc: Doc, filed: list[Entry]) -> list[Finding]:
    try:
        return list(_document(ctx, store, doc, _history(filed, doc)))
    except (LookupError, TypeError, ValueError, AttributeError) as bad:  # a part is gone or of another kind
        what = f"it or its record cannot be read ({type(bad).__name__})"
        return [Finding("V2", f"{ctx.service.name}/{store.kind}/{doc['_id']}", what)]


def _filed(store: Store) -> dict[str, list[Entry]]:
    """The record by aggregate. (Held in memory: a county's years fit; a province verifies by region.)"""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in store.record.find({}):
        if str(entry.get("aggregate")).startswith(f"{store.kind}/"):
            found[entry["aggregate"]].append(entry)
    return found


def _history(filed: list[Entry], doc: Doc) -> list[Entry]:
    by_seq = {entry["seq"]: entry for entry in doc["pending"]} | {entry["seq"]: entry for entry in filed}
    return [by_seq[seq] for seq in sorted(by_seq)]


def _document(ctx: Context, store: Store, doc: Doc, history: list[Entry]) -> Iterator[Finding]:
    where = f"{ctx.service.name}/{store.kind}/{doc['_id']}"
    for flaw in entries.flaws(history):
        yield Finding("V2", f"{ctx.service.name}/{flaw.split(': ', 1)[0]}", flaw.split(": ", 1)[1])
    state, fault = _folded(history, store.aggregate)
    if fault:
        yield Finding("V2", where, fault)
        return
    yield from (Finding("V2", where, what) for what in _differences(doc, history, codec.plain(state)))
    yield from (Finding("V6", where, what) for what in (store.aggregate.sound(state) if state else ()))
    yield from clocks.findings(ctx, store, doc, history, state)
    yield from _causes(ctx, history)


def _folded(history: list[Entry], aggregate: Aggregate) -> tuple[Any, str | None]:
    try:
        return entries.fold(history, aggregate), None
    except Exception as bad:  # a service's own evolve, on a record that is not what it wrote
        return None, f"its record cannot be folded ({type(bad).__name__})"


def _differences(doc: Doc, history: list[Entry], folded: Any) -> Iterator[str]:
    if not history:
        yield "has a document, but no record"
        return
    if doc["version"] != history[-1]["seq"]:
        yield f"is at version {doc['version']}, its record at {history[-1]['seq']}"
    if doc["head"] != history[-1]["hash"]:
        yield "its head is not the hash of its last entry"
    for place in differing(doc["state"], folded):
        yield f"its state differs from the fold of its record in {place or 'everything'}"


def differing(state: Any, folded: Any, path: str = "") -> list[str]:
    """The fields in which two values differ; names only, since the values may be personal.

    A field that the type has gained since the state was stored is missing there, and empty in the fold.
    """
    if isinstance(state, Mapping) and isinstance(folded, Mapping):
        names = sorted({*state, *(name for name, value in folded.items() if value or name in state)})
        parts = [differing(state.get(n), folded.get(n), f"{path}.{n}".strip(".")) for n in names]
        return [place for part in parts for place in part]
    return [] if state == folded else [path]


def _causes(ctx: Context, history: list[Entry]) -> Iterator[Finding]:
    """A cause has one run of entries, written at one moment; two runs are an effect that came twice."""
    last: dict[str, tuple[int, str]] = {}
    for entry in history:
        before = last.get(entry["cause"])
        if before and before != (entry["seq"] - 1, entry["at"]):
            yield Finding("V3", f"{ctx.service.name}/{entry['_id']}", "its cause had its effect before")
        last[entry["cause"]] = (entry["seq"], entry["at"])


def doubled_keys(ctx: Context) -> Iterator[Finding]:
    """V5: one idempotency key began one document of a kind."""
    begun: dict[tuple[str, str], str] = {}
    for entry in ctx.db["record"].find({"seq": 1}, {"cause": 1, "aggregate": 1}):
        name, cause = str(entry.get("aggregate")), str(entry.get("cause"))
        first = begun.setdefault((name.split("/", 1)[0], cause), name)
        if cause.startswith("http:") and first != name:
            yield Finding("V5", f"{ctx.service.name}/{name}", f"same key as {first}")
