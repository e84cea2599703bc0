"""Cases, and the receipt numbers that are taken."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from pymongo.errors import DuplicateKeyError

from kernel.context import Context
from kernel.service import IndexSpec
from kernel.step import Loaded
from services.intake.domain import Case, receipt

CASES = "cases"
RECEIPTS = "receipts"
MOST_TRIES = 40

INDEXES: Mapping[str, Sequence[IndexSpec]] = {
    CASES: [
        ([("state.within", 1), ("at", 1)], {}),
        ([("state.within", 1), ("state.state", 1), ("at", 1)], {}),
        ([("state.within", 1), ("state.overdue", 1), ("at", 1)], {}),
        ([("state.owners", 1), ("at", 1)], {}),
        ([("state.owners", 1), ("state.state", 1), ("at", 1)], {}),
        ([("state.readers", 1), ("at", 1)], {}),
        ([("state.readers", 1), ("state.state", 1), ("at", 1)], {}),
    ],
}


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
