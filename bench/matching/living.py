"""Two months of one world under one way of choosing: offers, answers, work that ends, and what came of it."""

import heapq
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import count

import numpy as np

from bench.matching.ways import Asked, Way
from bench.matching.world import START, World
from services.legalaid.domain.candidate import Candidate
from services.legalaid.domain.matching import wanted
from services.legalaid.domain.matching.fitting import tie

EVERY = 2.0  # hours between rounds, for every way alike
LONGEST = 24 * 90.0
WORK_DAYS = (20, 60)


@dataclass
class Lived:
    """For each case that found its lawyer: how long it took, how well he fits, how far he is."""

    waits: list[float] = field(default_factory=list)
    field_right: int = 0
    language_right: int = 0
    language_asked: int = 0
    km: list[int] = field(default_factory=list)
    offers: int = 0
    unserved: int = 0
    cases: dict[str, int] = field(default_factory=dict)

    @property
    def gini(self) -> float:
        """How unequally the work is shared among all lawyers: 0 all alike, 1 one has all."""
        shares = np.sort(np.array(list(self.cases.values()), float))
        ranks = np.arange(1, len(shares) + 1)
        return float((2 * ranks - len(shares) - 1) @ shares / (len(shares) * shares.sum()))


class Life:
    """The state of the world while time passes."""

    def __init__(self, world: World, way: Way) -> None:
        self.world, self.way = world, way
        self.bench = {one.lawyer: one for one in world.bench}
        self.asked: Asked = {case.id: set() for case in world.cases}
        self.lived = Lived(cases=dict.fromkeys(self.bench, 0))
        self.events: list[tuple[float, int, str, int, str]] = []
        self._next = count()

    def run(self) -> Lived:
        """From the first round until nothing waits, or for too long."""
        arrived, waiting, now = 0, set[int](), 0.0
        while now < LONGEST:
            while arrived < len(self.world.cases) and self.world.arrivals[arrived] <= now:
                waiting.add(arrived)
                arrived += 1
            waiting |= self._until(now)
            self._round(sorted(waiting), now, waiting)
            if arrived == len(self.world.cases) and not waiting and not self.events:
                break
            now += EVERY
        self.lived.unserved = len(self.world.cases) - len(self.lived.waits)
        return self.lived

    def _round(self, numbers: list[int], now: float, waiting: set[int]) -> None:
        cases = [self.world.cases[number] for number in numbers]
        at = START + timedelta(hours=now)
        picked = self.way(self.world, cases, tuple(self.bench.values()), self.asked, at) if cases else {}
        for number, case in zip(numbers, cases, strict=True):
            if case.id not in picked:
                continue
            one = self.bench[picked[case.id]]
            waiting.discard(number)
            self.asked[case.id].add(one.lawyer)
            self.lived.offers += 1
            self.bench[one.lawyer] = replace(
                one, open_offers=one.open_offers + 1, offers_this_year=one.offers_this_year + 1
            )
            self._later(now + self.world.hours_to_answer(case, one), "answer", number, one.lawyer)

    def _later(self, at: float, what: str, number: int, lawyer: str) -> None:
        heapq.heappush(self.events, (at, next(self._next), what, number, lawyer))

    def _until(self, now: float) -> set[int]:
        """What happens until now; returns the cases whose lawyer said no."""
        again = set()
        while self.events and self.events[0][0] <= now:
            at, _, what, number, lawyer = heapq.heappop(self.events)
            one = self.bench[lawyer]
            if what == "done":
                self.bench[lawyer] = replace(one, open_matters=one.open_matters - 1, cases=one.cases + 1)
            elif self._answered(number, one, at):
                pass
            else:
                again.add(number)
        return again

    def _answered(self, number: int, one: Candidate, at: float) -> bool:
        case, free = self.world.cases[number], replace(one, open_offers=one.open_offers - 1)
        self.bench[one.lawyer] = free
        if not self.world.says_yes(case, free):
            return False
        self.bench[one.lawyer] = replace(free, open_matters=free.open_matters + 1)
        self._note(number, free, at)
        share = tie(self.world.seeds[case.id], 12345) / 512
        days = WORK_DAYS[0] + (WORK_DAYS[1] - WORK_DAYS[0]) * share
        self._later(at + days * 24, "done", number, one.lawyer)
        return True

    def _note(self, number: int, one: Candidate, at: float) -> None:
        lived, asks = self.lived, wanted(self.world.cases[number])
        lived.waits.append(at - self.world.arrivals[number])
        lived.field_right += bool(asks.kinds & set(one.specialities))
        lived.language_asked += bool(asks.languages)
        lived.language_right += bool(asks.languages) and asks.languages <= set(one.languages)
        lived.km.append(self.world.km(asks.place or "", one.place or "") or 0)
        lived.cases[one.lawyer] += 1
