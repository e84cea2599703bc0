"""Read models over events: kept live from the bus, and rebuilt from the topics beside the live one."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from pymongo.errors import PyMongoError

from kernel import faults
from kernel.bus import Bus, Delivery
from kernel.consumer import Unreadable, read
from kernel.context import Context
from kernel.service import View

log = logging.getLogger("fengqiao.views")
LIVE = ""


def apply_batch(ctx: Context, view: View, known: frozenset[str], batch: list[Delivery]) -> None:
    """Put a batch of events into the live view; what cannot be read is the consumer's to park."""
    for delivery in batch:
        _apply(ctx, view, LIVE, delivery, known)


def _apply(ctx: Context, view: View, prefix: str, delivery: Delivery, known: frozenset[str]) -> None:
    try:
        event: Mapping[str, Any] = read(delivery, known)
    except Unreadable:
        return
    try:
        view.apply(ctx.db, prefix, event)
    except PyMongoError:
        raise
    except Exception as error:  # an event that does not have the form of its type must not stop the rest
        log.error("view %s passed over %s: %s", view.name, event["id"], faults.where(error))


def rebuild(ctx: Context, view: View, bus: Bus, known: frozenset[str], prefix: str) -> int:
    """Fill new collections, whose names begin with `prefix`, from the start of the topics."""
    for name in view.collections:
        ctx.db.drop_collection(prefix + name)
        for keys, options in view.indexes.get(name, ()):
            ctx.db[prefix + name].create_index(list(keys), **options)
    count = 0
    for delivery in bus.replay(view.topics):
        _apply(ctx, view, prefix, delivery, known)
        count += 1
    return count


def swap(ctx: Context, view: View, prefix: str) -> None:
    """Put the rebuilt collections in the place of the live ones."""
    for name in view.collections:
        if prefix + name in ctx.db.list_collection_names():
            ctx.db[prefix + name].rename(name, dropTarget=True)


def rows(ctx: Context, view: View, prefix: str = LIVE) -> dict[str, list[dict[str, Any]]]:
    """All rows of a view, in a fixed order, for comparing the live one with a rebuilt one."""
    return {
        name: sorted(ctx.db[prefix + name].find(), key=lambda row: str(row["_id"]))
        for name in view.collections
    }
