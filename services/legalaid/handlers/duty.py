"""Posts, rotas, swaps; and the calendar that phones subscribe to."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from kernel import calendar, ids
from kernel.context import Context
from kernel.step import By, Loaded, Outcome
from kernel.words import Actor, NotFound
from services.legalaid import store
from services.legalaid.domain import duty
from services.legalaid.domain.candidate import Candidate
from services.legalaid.domain.duty import Post
from services.legalaid.domain.periods import day_of
from services.legalaid.domain.planning import Served
from services.legalaid.handlers import bench, found

MOST_POSTS = 200


def open_post(ctx: Context, by: By, kind: str, name: str, weekends: bool) -> Outcome[Post]:
    """Open a post in the officer's region."""
    id = ids.of("legalaid", "post", by.cause)
    return ctx.step(
        store.ROTAS,
        id,
        lambda state: duty.open_post(state, id, by.actor, kind, name, weekends, ctx.now()),
        by,
    )


def post(ctx: Context, id: str) -> Loaded[Post]:
    """A post; rotas hang on the wall, so anybody may see one."""
    loaded = ctx.load(store.ROTAS, id)
    if loaded is None:
        raise NotFound("duty.unknown_post")
    return loaded


def posts(ctx: Context, actor: Actor) -> list[Loaded[Post]]:
    """The posts of the officer's region; of a lawyer, those where he has turns or is asked."""
    if actor.has("officer", "supervisor") and actor.region:
        return ctx.find(store.ROTAS, store.in_region(actor.region), limit=MOST_POSTS)
    return ctx.find(store.ROTAS, {"state.lawyers": actor.id}, limit=MOST_POSTS)


def plan(ctx: Context, by: By, id: str, start: date, until: date) -> Outcome[Post]:
    """Fill the days between that nobody covers, as evenly as leave allows."""
    region = post(ctx, id).state.region
    lawyers = _lawyers(ctx, region)

    def planning(state: Post) -> Sequence[Any]:
        served = _served(ctx, state, start.year)
        days = [start + timedelta(days=n) for n in range((until - start).days + 1)]
        wanted = [day for day in days if state.weekends or not calendar.is_day_off(day)]
        return duty.plan(state, by.actor, wanted, lawyers, served, ctx.now())

    return ctx.step(store.ROTAS, id, planning, by)


def give(ctx: Context, by: By, id: str, day: date, lawyer: str) -> Outcome[Post]:
    """The officer sets a day by hand."""
    post(ctx, id)
    chosen = _one(ctx, lawyer)
    return ctx.step(store.ROTAS, id, lambda state: duty.give(state, by.actor, day, chosen, ctx.now()), by)


def ask_swap(ctx: Context, by: By, id: str, day: date, to: str) -> Outcome[Post]:
    """A lawyer asks a colleague to take his day."""
    post(ctx, id)
    chosen = _one(ctx, to)
    return ctx.step(store.ROTAS, id, lambda state: duty.ask_swap(state, by.actor, day, chosen, ctx.now()), by)


def answer_swap(ctx: Context, by: By, id: str, day: date, agreed: bool) -> Outcome[Post]:
    """The colleague answers."""
    post(ctx, id)
    return ctx.step(
        store.ROTAS, id, lambda state: duty.answer_swap(state, by.actor, day, agreed, ctx.now()), by
    )


def uncovered(ctx: Context, state: Post) -> frozenset[date]:
    """Days whose lawyer cannot be there."""
    return duty.uncovered(state, _lawyers(ctx, state.region))


def _lawyers(ctx: Context, region: str) -> list[Candidate]:
    near = bench.roster(ctx, region)
    return [_candidate(one) for one in near if one.region == region]


def _one(ctx: Context, username: str) -> Candidate | None:
    lawyer = found.lawyer(ctx, username)
    return _candidate(lawyer) if lawyer else None


def _candidate(one: Any) -> Candidate:
    return Candidate(one.username, one.region, one.active, licence=one.licence, leave=one.leave)


def _served(ctx: Context, mine: Post, year: int) -> Served:
    """Turns of this year at all posts of the region, and the days taken at the others."""
    turns: Counter[str] = Counter()
    off: Counter[str] = Counter()
    busy = set()
    for item in ctx.find(store.ROTAS, {"state.region": mine.region}, limit=MOST_POSTS):
        for shift in item.state.shifts:
            if shift.day.year == year:
                turns[shift.lawyer] += 1
                off[shift.lawyer] += calendar.is_day_off(shift.day)
            if item.id != mine.id:
                busy.add((shift.day, shift.lawyer))
    return Served(turns, off, frozenset(busy))


def coming(state: Post, today: date, days: int = 100) -> list[Any]:
    """The turns from today on."""
    return [shift for shift in state.shifts if today <= shift.day <= today + timedelta(days=days)]


def today(ctx: Context) -> date:
    """The date in China."""
    return day_of(ctx.now())
