"""How much each lawyer, firm or region has done this year."""

from collections import defaultdict
from typing import Any

from kernel.context import Context
from kernel.words import Actor
from services.legalaid import law, store
from services.legalaid.domain.application import within
from services.legalaid.domain.periods import day_of
from services.legalaid.domain.roster import Lawyer
from services.legalaid.handlers import found


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
