"""Sweeping what is over: codes, counters, familiar addresses. Expiry itself is checked on reading."""

import time
from weakref import WeakKeyDictionary

from kernel.context import Context
from kernel.service import IndexSpec

EVERY_SECONDS = 600.0
OVER = {
    "codes": "expires",
    "sendings": "expires",
    "familiar": "expires",
    "repeats": "expires",
    "throttle": "forget",
}
INDEXES: dict[str, list[IndexSpec]] = {name: [([(field, 1)], {})] for name, field in OVER.items()}

_last: WeakKeyDictionary[Context, float] = WeakKeyDictionary()


def sweep(ctx: Context, *, now: bool = False) -> int:
    """Delete what is over; at most every ten minutes, unless `now`. Returns how many rows went."""
    if not now and time.monotonic() - _last.get(ctx, float("-inf")) < EVERY_SECONDS:
        return 0
    _last[ctx] = time.monotonic()
    return sum(
        ctx.db[name].delete_many({field: {"$lte": ctx.now()}}).deleted_count for name, field in OVER.items()
    )
