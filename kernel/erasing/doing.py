"""Erasing an owner, and again after a restore."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from kernel.context import Context
from kernel.entries import moment
from kernel.erasing.book import FOLDER, Book, Erasure
from kernel.words import OutOfOrder

log = logging.getLogger("fengqiao.erasing")


def book(ctx: Context) -> Book:
    """The erasures of this service: in the data folder, not in the database."""
    return Book(ctx.settings.data_dir / FOLDER, ctx.service.name)


def erase(ctx: Context, owner: str, by: str, basis: str) -> None:
    """Destroy the keys of a person or case. Raises OutOfOrder("still_needed") while something needs them.

    Killed anywhere, it is done again: the book first, the keys, then what the service found the owner by.
    """
    if in_use(ctx, owner):
        raise OutOfOrder("still_needed")
    book(ctx).add(Erasure(owner, moment(ctx.now()), by, basis))
    _destroy(ctx, owner)


def replay(ctx: Context, other: Book | None = None) -> int:
    """Erase again what the book says and the database does not know, after a restore. Returns how many.

    What another book says that was kept elsewhere is first written into ours.
    """
    known = {each.owner for each in book(ctx).erasures()}
    for each in other.erasures() if other else ():
        if each.owner not in known:
            book(ctx).add(each)
    left = list(undone(ctx))
    for each in left:
        log.warning("%s: erased again after a restore", ctx.service.name)
        _destroy(ctx, each.owner)
    return len(left)


def undone(ctx: Context) -> Iterator[Erasure]:
    """What stands in the book as erased, and has a key."""
    for each in book(ctx).erasures():
        if not all(ctx.vault.erased(name) for name in ctx.vault.owners(each.owner)):
            yield each


def in_use(ctx: Context, owner: str) -> bool:
    """Whether a document that is not over is about this case or person."""
    for kept in ctx.service.retention:
        store = ctx.stores[kept.kind]
        for path in (kept.owner, *kept.people):
            for doc in store.documents.find({path: owner}):
                if not kept.over(store.loaded(doc).state):
                    return True
    return False


def _destroy(ctx: Context, owner: str) -> None:
    for name in ctx.vault.owners(owner):
        ctx.vault.erase(name)
    ctx.service.forget(ctx, owner)
