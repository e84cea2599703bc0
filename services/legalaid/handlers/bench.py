"""The lawyers of a region as they stand now: what choosing one of them needs to know."""

from collections.abc import Mapping, Sequence
from functools import reduce
from statistics import fmean
from typing import Any

from kernel.context import Context
from services.legalaid import store
from services.legalaid.domain import assignment
from services.legalaid.domain.application import Application
from services.legalaid.domain.candidate import Bench, Candidate
from services.legalaid.domain.evolution import evolve
from services.legalaid.domain.periods import day_of
from services.legalaid.domain.roster import Lawyer
from services.legalaid.handlers import found

LARGEST = 20_000


def roster(ctx: Context, region: str) -> list[Lawyer]:
    """The active lawyers of a region's whole city, and of its province: who might be asked in any round."""
    listed = ctx.find(store.LAWYERS, store.near(region), limit=LARGEST)
    return [item.state for item in listed if item.state.active]


def standing(
    ctx: Context, lawyers: Sequence[Lawyer], against: frozenset[str] = frozenset()
) -> list[Candidate]:
    """These lawyers with load, leave, the year's service and scores; `against` are those in conflict."""
    names, now = [lawyer.username for lawyer in lawyers], ctx.now()
    load = store.open_matters(ctx.db, names)
    asked = store.offers_this_year(ctx.db, names, now)
    waiting = store.open_offers(ctx.db, names)
    done = store.served(ctx.db, names, day_of(now).year)
    hours: dict[str, float] = {}
    cases: dict[str, int] = {}
    for one in done:
        hours[one.lawyer] = hours.get(one.lawyer, 0.0) + one.hours
        cases[one.lawyer] = cases.get(one.lawyer, 0) + 1
    return [
        Candidate(
            lawyer=one.username,
            region=one.region,
            active=one.active,
            conflict=one.username in against,
            years=one.years_on(day_of(now)),
            open_matters=load.get(one.username, 0),
            offers_this_year=asked.get(one.username, 0),
            open_offers=waiting.get(one.username, 0),
            licence=one.licence,
            leave=one.leave,
            capacity=one.capacity,
            juvenile=one.juvenile,
            specialities=one.specialities,
            languages=one.languages,
            place=one.place,
            hours=hours.get(one.username, 0.0),
            cases=cases.get(one.username, 0),
            score=fmean(one.scores) if one.scores else None,
            scored=len(one.scores),
        )
        for one in lawyers
    ]


def barred(
    ctx: Context, applications: Sequence[Application], lawyers: Sequence[Lawyer]
) -> dict[str, frozenset[str]]:
    """For each application the lawyers in conflict with its parties, themselves or through their firm."""
    history = store.acted(ctx.db, applications)
    firms = {lawyer.username: lawyer.firm for lawyer in lawyers}
    unknown = {acted.lawyer for acted in history} - firms.keys()
    firms |= {name: gone.firm for name in unknown if (gone := found.lawyer(ctx, name))}
    about: dict[str, list[assignment.Acted]] = {}
    for acted in history:
        for person in {acted.client, acted.against} - {None}:
            about.setdefault(str(person), []).append(acted)
    return {one.id: _of(one, about, firms, lawyers) for one in applications}


def _of(
    application: Application,
    about: Mapping[str, list[assignment.Acted]],
    firms: Mapping[str, str | None],
    lawyers: Sequence[Lawyer],
) -> frozenset[str]:
    parties = {application.applicant, application.opponent} - {None}
    history = [acted for person in parties for acted in about.get(str(person), ())]
    theirs = assignment.conflicted(application.applicant, application.opponent, history, firms)
    return theirs | {lawyer.username for lawyer in lawyers if lawyer.person in parties}


def candidates(ctx: Context, application: Application, lawyers: Sequence[Lawyer]) -> Bench:
    """These lawyers as candidates for one application."""
    against = barred(ctx, [application], lawyers)[application.id]
    return standing(ctx, lawyers, against)


def of_region(ctx: Context, application: Application) -> Bench:
    """All lawyers who may be asked for this application in any round."""
    return candidates(ctx, application, roster(ctx, application.region))


def one(ctx: Context, application: Application, username: str) -> Candidate | None:
    """One lawyer as a candidate, or None where he is not on the roster."""
    lawyer = found.lawyer(ctx, username)
    return candidates(ctx, application, [lawyer])[0] if lawyer else None


def then_offer(ctx: Context, application: Application, events: Sequence[Any]) -> Sequence[Any]:
    """These facts, and the next offer where they leave the application without one.

    Where the region gathers cases, it waits for the next common round instead (handlers/matching).
    """
    after = reduce(evolve, events, application)
    if not events or not after.waiting:
        return events
    gathered = assignment.gathered(after, ctx.now())
    if gathered:
        return (*events, *gathered)
    return (*events, *assignment.next_offer(after, of_region(ctx, after), ctx.now()))
