"""Cases, and the receipt numbers that are taken."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from pymongo.errors import DuplicateKeyError

from kernel.context import Context
from kernel.service import IndexSpec
from kernel.step import Loaded
from services.intake.domain import Case, receipt, sortable

CASES = "cases"
RECEIPTS = "receipts"
MOST_TRIES = 40
LONG_AGO = 3650
DAYS = (-LONG_AGO, -365, -90, -30, -14, -7, -3, -1, 0, 1, 3, 7, 30, 400)
"""A list by clock is gathered from windows of days around now, the latest first: each is a short range."""

INDEXES: Mapping[str, Sequence[IndexSpec]] = {
    CASES: [
        ([("state.within", 1), ("at", 1)], {}),
        ([("state.within", 1), ("state.state", 1), ("at", 1)], {}),
        ([("state.within", 1), ("state.overdue", 1), ("at", 1)], {}),
        ([("state.owners", 1), ("at", 1)], {}),
        ([("state.owners", 1), ("state.state", 1), ("at", 1)], {}),
        ([("state.within", 1), ("state.by_when", 1)], {}),
        ([("state.readers", 1), ("at", 1)], {}),
        ([("state.readers", 1), ("state.state", 1), ("at", 1)], {}),
    ],
}


def by_clock(ctx: Context, region: str, limit: int) -> list[Loaded[Case]]:
    """What waits for somebody, by when it should be done: by our promise, or by the service's own word."""
    found: list[Loaded[Case]] = []
    for first, last in pairwise(sortable(ctx.now() + timedelta(days=days)) for days in DAYS):
        here = ctx.find(CASES, {"state.within": region, "state.by_when": {"$gt": first, "$lte": last}})
        found += sorted(here, key=lambda item: (str(item.state.by_when), item.id))
        if len(found) >= limit:
            break
    return found[:limit]


def reserve_receipt(ctx: Context, case: str, at: datetime) -> str:
    """The first receipt number of this case that nobody else has; the same again for a repeat."""
    for attempt in range(MOST_TRIES):
        number = receipt(case, at, attempt)
        if _taken_by(ctx, number, case) == case:
            return number
    raise RuntimeError(f"no receipt number is free for {case}")


def _taken_by(ctx: Context, number: str, case: str) -> str:
    """Reserve first, then the step confirms it: an orphan of a lost request is found again by its repeat."""
    try:
        ctx.db[RECEIPTS].insert_one({"_id": number, "case": case})
    except DuplicateKeyError:
        row: Mapping[str, Any] = ctx.db[RECEIPTS].find_one({"_id": number}) or {}
        return str(row.get("case"))
    return case


def by_receipt(ctx: Context, number: str) -> Loaded[Case] | None:
    """The case with this receipt number."""
    row = ctx.db[RECEIPTS].find_one({"_id": number})
    return ctx.load(CASES, row["case"]) if row else None
