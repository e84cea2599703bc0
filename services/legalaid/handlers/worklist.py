"""What is to be done first: every application that needs somebody, red first, a page at a time.

All of them are looked through for each page, so that none is left out however many there are; only their
lines are kept meanwhile.
"""

import base64
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

import orjson

from kernel.context import Context
from kernel.words import Actor, Clock, Invalid
from services.legalaid import law, store
from services.legalaid.domain.application import Application
from services.legalaid.domain.clocks import clocks
from services.legalaid.domain.periods import day_of

EARLIEST = datetime.fromisoformat("2020-01-01T00:00:00+00:00")
READ_AT_ONCE = 200
SIGNS = [
    "no_candidate",
    "draw_due",
    "assignment_near",
    "overdue",
    "objection",
    "ground_reported",
    "replacement_asked",
]
RED = {"no_candidate", "overdue"}
LEVELS = ("red", "amber", "calm")
SOON = 2  # days
Row = dict[str, Any]


def work_list(
    ctx: Context, actor: Actor, days: int, cursor: str | None, limit: int
) -> tuple[list[Row], str | None]:
    """The region's applications with a sign, or with a clock that ends within `days`; and the next cursor.

    Raises Invalid on a cursor that is not ours.
    """
    if actor.region is None:
        return [], None
    now = ctx.now()
    after = _read(cursor) if cursor else None
    rows = sorted(_needing(ctx, actor.region, now, now + timedelta(days=days)), key=_place)
    rest = [row for row in rows if after is None or _place(row) > after]
    return rest[:limit], _written(rest[limit - 1]) if len(rest) > limit else None


def _needing(ctx: Context, region: str, now: datetime, until: datetime) -> Iterator[Row]:
    here, seen = store.in_region(region), set()
    for state in _every(ctx, {**here, "state.attention": {"$in": SIGNS}}):
        seen.add(state.id)
        yield _row(state, now)
    for state in _every(ctx, {**here, "due.at": {"$gte": EARLIEST, "$lte": until}}):
        if state.id not in seen and any(clock.due <= until for clock in clocks(state)):
            yield _row(state, now)


def _every(ctx: Context, filter: Mapping[str, Any]) -> Iterator[Application]:
    page = ctx.page(store.APPLICATIONS, filter, limit=READ_AT_ONCE)
    yield from (item.state for item in page.items)
    while page.next:
        page = ctx.page(store.APPLICATIONS, filter, cursor=page.next, limit=READ_AT_ONCE)
        yield from (item.state for item in page.items)


def _place(row: Row) -> tuple[int, str, str]:
    """Red first, then by the clock that ends first; what has no clock last."""
    due = row["due"].isoformat() if row["due"] else "9999"
    return (LEVELS.index(row["level"]), due, row["id"])


def _written(row: Row) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(_place(row))).decode()


def _read(cursor: str) -> tuple[int, str, str]:
    try:
        level, due, id = orjson.loads(base64.urlsafe_b64decode(cursor.encode()))
        return (int(level), str(due), str(id))
    except (ValueError, TypeError) as bad:
        raise Invalid("cursor_unknown", field="cursor") from bad


def _row(state: Application, now: datetime) -> dict[str, Any]:
    first = min((c for c in clocks(state) if not c.paused), key=lambda c: c.due, default=None)
    return {
        "id": state.id,
        "case": state.case,
        "state": state.stage,
        "category": state.category,
        "category_name": law.matter_name(state.category),
        "region": state.region,
        "groups": list(state.groups),
        "clock": first.name if first else None,
        "due": first.due if first else None,
        "attention": list(state.attention),
        "overdue": list(state.ran_out),
        "lawyer": state.counsel,
        "level": _level(state, first, now),
    }


def _level(state: Application, first: Clock | None, now: datetime) -> str:
    """Red: its time is over, or nobody can be asked. Amber: another sign, or due today or within two days."""
    left = (day_of(first.due) - day_of(now)).days if first else SOON + 1
    if RED & set(state.attention) or left < 0:
        return "red"
    return "amber" if state.attention or left <= SOON else "calm"
