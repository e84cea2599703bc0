"""The lawyers of a region as they stand now: what choosing one of them needs to know."""

from collections.abc import Sequence
from functools import reduce
from typing import Any

from kernel.context import Context
from services.legalaid import store
from services.legalaid.domain import assignment
from services.legalaid.domain.application import Application, within
from services.legalaid.domain.assignment import Bench, Candidate
from services.legalaid.domain.evolution import evolve
from services.legalaid.domain.roster import Lawyer
from services.legalaid.handlers import found

LARGEST = 5000


def candidates(ctx: Context, application: Application, lawyers: Sequence[Lawyer]) -> Bench:
    """These lawyers with their load, and whether a conflict of interest stands in the way."""
    names = [lawyer.username for lawyer in lawyers]
    load = store.open_matters(ctx.db, names)
    asked = store.offers_this_year(ctx.db, names, ctx.now())
    history = store.acted(ctx.db, application.applicant, application.opponent)
    barred = assignment.conflicted(application.applicant, application.opponent, history)
    parties = {application.applicant, application.opponent} - {None}
    return tuple(
        Candidate(
            lawyer=lawyer.username,
            region=lawyer.region,
            active=lawyer.active,
            conflict=lawyer.username in barred or lawyer.person in parties,
            years=lawyer.years,
            open_matters=load.get(lawyer.username, 0),
            offers_this_year=asked.get(lawyer.username, 0),
        )
        for lawyer in lawyers
    )


def of_region(ctx: Context, application: Application) -> Bench:
    """All lawyers who may be asked in this region: the county's, the city's, the province's."""
    regions = {"$in": list(within(application.region))}
    listed = ctx.find(store.LAWYERS, {"state.region": regions}, limit=LARGEST)
    return candidates(ctx, application, [item.state for item in listed if item.state.active])


def one(ctx: Context, application: Application, username: str) -> Candidate | None:
    """One lawyer as a candidate, or None where he is not on the roster."""
    lawyer = found.lawyer(ctx, username)
    return candidates(ctx, application, [lawyer])[0] if lawyer else None


def then_offer(ctx: Context, application: Application, events: Sequence[Any]) -> Sequence[Any]:
    """These facts, and the next offer where they leave the application without one."""
    after = reduce(evolve, events, application)
    if not events or not after.to_assign or after.open_offer is not None:
        return events
    return (*events, *assignment.next_offer(after, of_region(ctx, after), ctx.now()))
