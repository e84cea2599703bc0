"""What is to be done first, and how much each lawyer has done this year."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

from kernel.context import Context
from kernel.words import Actor, Clock
from services.legalaid import law, store
from services.legalaid.domain.application import Application, within
from services.legalaid.domain.clocks import clocks
from services.legalaid.domain.periods import day_of
from services.legalaid.domain.roster import Lawyer
from services.legalaid.handlers import found

ROWS = 500
EARLIEST = datetime.fromisoformat("2020-01-01T00:00:00+00:00")
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


def work_list(ctx: Context, actor: Actor, days: int) -> list[dict[str, Any]]:
    """The region's applications that need somebody, red first, then by the clock that ends first.

    Those with a sign, and those with a clock that ends within `days`.
    """
    if actor.region is None:
        return []
    here, now = store.in_region(actor.region), ctx.now()
    until = now + timedelta(days=days)
    soon = {"due.at": {"$gte": EARLIEST, "$lte": until}}
    signed = ctx.find(store.APPLICATIONS, {**here, "state.attention": {"$in": SIGNS}}, limit=ROWS)
    running = ctx.find(store.APPLICATIONS, {**here, **soon}, limit=ROWS)
    ending = [item for item in running if any(clock.due <= until for clock in clocks(item.state))]
    states = {item.id: item.state for item in (*signed, *ending)}
    rows = [_row(state, now) for state in states.values()]
    return sorted(rows, key=lambda row: (LEVELS.index(row["level"]), row["due"] or now, row["id"]))


LEVELS = ("red", "amber", "calm")


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
    """Red: late, or nobody to ask, or a day left. Amber: another sign, or three days left."""
    left = first.due - now if first else timedelta(days=999)
    if RED & set(state.attention) or left < timedelta(days=1):
        return "red"
    return "amber" if state.attention or left < timedelta(days=3) else "calm"


def service(ctx: Context, actor: Actor, year: int | None, by: str) -> list[dict[str, Any]]:
    """Closed matters and hours in a year: a lawyer's own, or the region's by lawyer, firm or region."""
    year = year or day_of(ctx.now()).year
    lawyers = _lawyers(ctx, actor)
    done = store.served(ctx.db, [lawyer.username for lawyer in lawyers], year)
    hours: dict[str, float] = defaultdict(float)
    cases: dict[str, int] = defaultdict(int)
    for one in done:
        hours[one.lawyer] += one.hours
        cases[one.lawyer] += 1
    names = {lawyer.username: _name(lawyer, by) for lawyer in lawyers}
    groups: dict[str, list[str]] = defaultdict(list)
    for username, name in names.items():
        groups[name].append(username)
    return [_meter(name, mine, hours, cases, year, by) for name, mine in sorted(groups.items())]


def _lawyers(ctx: Context, actor: Actor) -> list[Lawyer]:
    if actor.has("officer", "supervisor") and actor.region:
        here = {"state.region": {"$in": list(within(actor.region))}}
        if actor.region.endswith("00"):
            here = store.in_region(actor.region)
        return [item.state for item in ctx.find(store.LAWYERS, here, limit=5000)]
    own = found.lawyer(ctx, actor.id)
    return [own] if own else []


def _name(lawyer: Lawyer, by: str) -> str:
    return {"lawyer": lawyer.username, "firm": lawyer.firm or "", "region": lawyer.region}[by]


def _meter(
    name: str, lawyers: list[str], hours: dict[str, float], cases: dict[str, int], year: int, by: str
) -> dict[str, Any]:
    goal = law.goal()
    met = [one for one in lawyers if hours[one] >= goal.hours or cases[one] >= goal.cases]
    return {
        "name": name,
        "by": by,
        "year": year,
        "lawyers": len(lawyers),
        "hours": sum(hours[one] for one in lawyers),
        "cases": sum(cases[one] for one in lawyers),
        "met": len(met),
        "goal": {"hours": goal.hours, "cases": goal.cases, "verified": goal.source.verified},
    }
