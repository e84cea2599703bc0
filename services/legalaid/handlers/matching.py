"""A round: all cases that wait in a region are matched with all its lawyers at once, then each is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from kernel.context import Context
from kernel.step import By
from kernel.words import Clock, Forbidden
from services.legalaid.domain import assignment, matching
from services.legalaid.domain.application import Application
from services.legalaid.domain.candidate import Candidate
from services.legalaid.domain.matching import Pick
from services.legalaid.domain.periods import day_of
from services.legalaid.handlers import bench
from services.legalaid.store import APPLICATIONS

ROUND = 20_000  # cases


def match(ctx: Context, by: By, id: str, clock: Clock) -> None:
    """The time of a common round has come for one case: all that wait with it take part."""
    if region := _awaited(ctx, id, clock):
        _round(ctx, by, region)
    if _awaited(ctx, id, clock):
        ctx.step(APPLICATIONS, id, lambda state: _go_on(ctx, state, clock), by)


def _awaited(ctx: Context, id: str, clock: Clock) -> str | None:
    """The region of a case that still waits for this round."""
    loaded = ctx.load(APPLICATIONS, id)
    waits = loaded is not None and loaded.state.waiting and loaded.state.match_at == clock.due
    return str(loaded.state.region) if loaded and waits else None


def _go_on(ctx: Context, state: Application | None, clock: Clock) -> Sequence[Any]:
    """Nobody was found in the round: an officer is told, and it is tried again later."""
    if state is None or not state.waiting or state.match_at != clock.due:
        return ()
    return assignment.next_offer(state, bench.of_region(ctx, state), ctx.now())


def match_now(ctx: Context, by: By) -> dict[str, int]:
    """The officer has all that wait in his region matched now."""
    if by.actor.region is None:
        raise Forbidden("application.not_yours")
    return _round(ctx, by, by.actor.region)


def _round(ctx: Context, by: By, region: str) -> dict[str, int]:
    """One optimisation over all that wait; then a step for each. A lost race changes nothing."""
    waiting = [item.state for item in ctx.find(APPLICATIONS, {"state.seeking": region}, limit=ROUND)]
    by_region: dict[str, list[Application]] = {}
    for state in waiting:
        if state.draw is None and not assignment.by_draw(state):
            by_region.setdefault(state.region, []).append(state)
    made = sum(_offer_all(ctx, by, cases) for cases in by_region.values())
    return {"waiting": len(waiting), "offered": made}


def _offer_all(ctx: Context, by: By, cases: list[Application]) -> int:
    """First among those of the region who were not asked; who finds nobody, in a wider round."""
    lawyers, now, made = bench.roster(ctx, cases[0].region), ctx.now(), 0
    barred = bench.barred(ctx, cases, lawyers)
    for round in (matching.FIRST, matching.WIDER):
        everybody = bench.standing(ctx, lawyers)
        picks = matching.together(cases, everybody, barred, now, day_of(now), round=round)
        by_name = {one.lawyer: one for one in everybody}
        made += sum(_ask(ctx, by, id, pick, by_name) for id, pick in picks.items())
        cases = [state for state in cases if state.id not in picks]
    return made


def _ask(ctx: Context, by: By, id: str, pick: Pick, everybody: Mapping[str, Candidate]) -> int:
    """Make the offer, if it is still wanted and nothing came in the way meanwhile."""

    def asking(state: Application | None) -> Sequence[Any]:
        chosen = bench.one(ctx, state, pick.lawyer) if state and state.waiting else None
        if state is None or chosen is None:
            return ()
        wider = pick.round > matching.FIRST
        if assignment.hindrance(state, chosen, day_of(ctx.now()), wider=wider) is not None:
            return ()
        return assignment.offer(state, pick, everybody, ctx.now())

    own = replace(by, cause=f"{by.cause}/{id}", if_match=None, digest=None)
    return 1 if ctx.step(APPLICATIONS, id, asking, own).events else 0
