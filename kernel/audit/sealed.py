"""V2, the seal's part: what was sealed is still there, entry for entry, and no seal was changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from kernel.audit import Finding
from kernel.context import Context
from kernel.seals import making
from kernel.seals.book import FIRST, Book, Leaf, Seal, Unreadable

FEW = 40  # ids in one look-up: on the embedded server the cost grows with their square


def verify(ctx: Context, name: str | None = None) -> Iterator[Finding]:
    """All seals of a service, or the ones of one day, against its database."""
    book = making.book(ctx)
    try:
        seals = list(book.seals())
    except Unreadable as bad:
        yield Finding("V2", f"{ctx.service.name}/seal", f"cannot be read: {bad}")
        return
    yield from _chained(book, seals)
    chosen = [seal for seal in seals if name is None or seal.name == name or seal.name[:10] == name]
    latest = {leaf[0]: (seal, leaf) for seal in chosen for leaf in seal.leaves}
    for seal in chosen:
        yield from _kept(ctx, seal, [leaf for leaf in seal.leaves if name or latest[leaf[0]][1] == leaf])


def _chained(book: Book, seals: Iterable[Seal]) -> Iterator[Finding]:
    before = FIRST
    for seal in seals:
        if seal.before != before:
            yield Finding("V2", f"{book.service}/seal/{seal.name}", "does not follow the seal before it")
        before = seal.root


def _kept(ctx: Context, seal: Seal, leaves: Iterable[Leaf]) -> Iterator[Finding]:
    coming = iter(leaves)
    while few := list(islice(coming, FEW)):
        there = _hashes(ctx, few)
        for aggregate, seq, hash in few:
            found = there.get(f"{aggregate}:{seq}")
            if found != hash:
                what = "is gone" if found is None else "is another one"
                where = f"{ctx.service.name}/{aggregate}:{seq}"
                yield Finding("V2", where, f"was sealed on {seal.name}, and {what}")


def _hashes(ctx: Context, leaves: list[Leaf]) -> Mapping[str, str]:
    """The hashes of these entries as they are now, filed or pending."""
    names = [f"{aggregate}:{seq}" for aggregate, seq, _ in leaves]
    found = _filed(ctx, names)
    for aggregate, _, _ in (leaf for leaf in leaves if f"{leaf[0]}:{leaf[1]}" not in found):
        kind, _, id = aggregate.partition("/")
        doc = ctx.db[kind].find_one({"_id": id}, {"pending": 1}) or {}
        found |= {entry["_id"]: str(entry.get("hash")) for entry in doc.get("pending") or ()}
    return found | _filed(ctx, [name for name in names if name not in found])  # on its way meanwhile


def _filed(ctx: Context, names: list[str]) -> dict[str, str]:
    wanted = {"_id": {"$in": names}}
    return {e["_id"]: str(e.get("hash")) for e in ctx.db["record"].find(wanted, {"hash": 1})} if names else {}
