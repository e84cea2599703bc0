"""Four ways to choose a lawyer for each waiting case; all of them keep the hard rules."""

import random
from collections.abc import Callable, Sequence
from datetime import datetime

from bench.matching.world import World
from services.legalaid.domain.application import Application
from services.legalaid.domain.candidate import Candidate
from services.legalaid.domain.hindrance import hindrance
from services.legalaid.domain.matching import fit, points, together, wanted

Asked = dict[str, set[str]]  # by case: who was asked already
Way = Callable[[World, Sequence[Application], Sequence[Candidate], Asked, datetime], dict[str, str]]


def _open(case: Application, bench: Sequence[Candidate], asked: Asked, now: datetime) -> list[Candidate]:
    free = [one for one in bench if one.lawyer not in asked[case.id]]
    return [one for one in free if hindrance(case, one, now.date()) is None]


def _one_by_one(
    cases: Sequence[Application],
    bench: Sequence[Candidate],
    asked: Asked,
    now: datetime,
    pick: Callable[[Application, list[Candidate]], Candidate],
) -> dict[str, str]:
    """First come, first served: each takes what is left. A lawyer gets one offer at a time."""
    found: dict[str, str] = {}
    for case in cases:
        taken = set(found.values())
        free = [one for one in _open(case, bench, asked, now) if one.lawyer not in taken]
        if free:
            found[case.id] = pick(case, free).lawyer
    return found


def at_random(start: int) -> Way:
    """Anybody of those who may be asked."""
    by = random.Random(start)
    return lambda _world, cases, bench, asked, now: _one_by_one(
        cases, bench, asked, now, lambda _case, free: by.choice(free)
    )


def in_turn() -> Way:
    """Round robin (轮流): the next on the list."""
    last = [0]

    def pick(_case: Application, free: list[Candidate]) -> Candidate:
        number = {one.lawyer: int(one.lawyer.removeprefix("lawyer")) for one in free}
        chosen = next((one for one in free if number[one.lawyer] > last[0]), free[0])
        last[0] = number[chosen.lawyer]
        return chosen

    return lambda _world, cases, bench, asked, now: _one_by_one(cases, bench, asked, now, pick)


def greedy() -> Way:
    """The best for each, first come, first served."""

    def choose(
        world: World, cases: Sequence[Application], bench: Sequence[Candidate], asked: Asked, now: datetime
    ) -> dict[str, str]:
        def best(case: Application, free: list[Candidate]) -> Candidate:
            asks = wanted(case)
            return min(free, key=lambda one: (points(fit(asks, one, now.date(), world.km)), one.lawyer))

        return _one_by_one(cases, bench, asked, now, best)

    return choose


def matched() -> Way:
    """What the service does: all that wait and all lawyers at once."""

    def choose(
        world: World, cases: Sequence[Application], bench: Sequence[Candidate], asked: Asked, now: datetime
    ) -> dict[str, str]:
        barred = {case.id: frozenset(asked[case.id]) for case in cases}
        picks = together(cases, bench, barred, now, now.date(), km=world.km)
        return {id: pick.lawyer for id, pick in picks.items()}

    return choose
