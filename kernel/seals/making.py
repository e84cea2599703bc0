"""Making a seal: the head of every chain that grew since the last one."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime

from kernel import faults
from kernel.clock import CHINA
from kernel.context import Context
from kernel.entries import moment
from kernel.seals.book import FIRST, Book, Leaf, Seal, Unreadable
from kernel.seldom import Seldom

log = logging.getLogger("fengqiao.seals")
FOLDER = "seals"
LOOK_SECONDS = 60.0


def book(ctx: Context) -> Book:
    """The seals of this service: in the data folder, not in the database."""
    return Book(ctx.settings.data_dir / FOLDER, ctx.service.name)


def day(at: datetime) -> str:
    """The day in China."""
    return at.astimezone(CHINA).date().isoformat()


def due(ctx: Context) -> bool:
    """Whether nothing was sealed today yet, nor, by a clock that was set back since, on a later day."""
    return day(ctx.now()) > book(ctx).last_day()


def seal(ctx: Context) -> Seal:
    """Seal what there is now, and keep it."""
    kept, at = book(ctx), ctx.now()
    sealed = list(kept.seals())
    known = {aggregate: seq for each in sealed for aggregate, seq, _ in each.leaves}
    leaves = tuple(sorted(leaf for leaf in heads(ctx) if leaf[1] > known.get(leaf[0], 0)))
    named = max(day(at), kept.last_day())  # seals stand in the order in which they were made
    today = sum(each.name.startswith(named) for each in sealed)
    name = f"{named}.{today + 1}" if today else named
    made = Seal(ctx.service.name, name, moment(at), sealed[-1].root if sealed else FIRST, leaves)
    kept.keep(made)
    return made


class Sealing:
    """Seals once a day, soon after midnight in China, or as soon as somebody works again after it."""

    def __init__(self, ctx: Context) -> None:
        self._ctx, self._look = ctx, Seldom(LOOK_SECONDS)

    def run_once(self) -> None:
        """Look once a minute whether it is due. A file that cannot be kept is tried again, and named."""
        if not self._look.due():
            return
        try:
            if due(self._ctx):
                log.warning("%s", seal(self._ctx).line())
        except (OSError, Unreadable) as bad:
            log.error("%s cannot be sealed: %s", self._ctx.service.name, faults.where(bad))


def heads(ctx: Context) -> Iterator[Leaf]:
    """Where each chain of this service ends now."""
    for kind in ctx.stores:
        for doc in ctx.db[kind].find({}, {"version": 1, "head": 1}):
            yield f"{kind}/{doc['_id']}", int(doc["version"]), str(doc["head"])
