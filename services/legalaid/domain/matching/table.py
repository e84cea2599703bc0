"""All cases against all lawyers: each rule asked once for each kind of case, then added up in rows.

The numbers are those of `fit` and `hindrance`, which is what the tests compare; only the adding is faster.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property

import numpy as np
import numpy.typing as npt

from services.legalaid import law
from services.legalaid.domain import hindrance
from services.legalaid.domain.application import Application
from services.legalaid.domain.candidate import Candidate
from services.legalaid.domain.matching import fitting as fit
from services.legalaid.domain.matching.ranking import FIRST, passed_over

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
SHUT = np.int64(1) << 60


class Table:
    """The costs of one round. `barred` names, by application, the lawyers in conflict with its parties."""

    def __init__(
        self,
        cases: Sequence[Application],
        bench: Sequence[Candidate],
        barred: Mapping[str, frozenset[str]],
        now: datetime,
        on: date,
        round: int = FIRST,
        km: fit.Kilometres = law.kilometres,
    ) -> None:
        self.cases, self.bench, self.now, self.on, self.round, self._km = cases, bench, now, on, round, km
        self.policy = law.policy(cases[0].region, on)
        self._barred = barred
        self._number = {one.lawyer: number for number, one in enumerate(bench)}
        self._seeds = np.array([fit.seed(one.lawyer) for one in bench], np.uint64)
        self._kept: dict[object, npt.NDArray[np.generic]] = {}

    def row(self, number: int) -> Numbers:
        """What each lawyer costs for one case; `SHUT` where a hard rule stands against him."""
        case = self.cases[number]
        asks = fit.wanted(case)
        points = (
            self._base
            + self._points(("kinds", asks.kinds), lambda one: self._speciality(asks, one))
            + self._points(("languages", asks.languages), lambda one: self._language(asks, one))
            + self._distance(asks.place)
        )
        return np.where(self._open(case, asks), points * fit.TIES + self._ties(case), SHUT)

    def standing(self, number: int, at: int, first: int) -> tuple[int, int, tuple[str, ...]]:
        """His place among those fit for a case, how many they are, and who the first few are."""
        row = self.row(number)
        fit_for_it = np.flatnonzero(row < SHUT)
        best = fit_for_it[np.argsort(row[fit_for_it])[:first]]
        place = 1 + int(np.count_nonzero(row[fit_for_it] < row[at]))
        return place, len(fit_for_it), tuple(self.bench[one].lawyer for one in best)

    def unasked(self, number: int) -> int:
        """What it costs to leave a case without an offer: the longer it waited, the more."""
        decision = self.cases[number].decision
        waited = self.now - decision.at if decision else None
        hours = int(waited.total_seconds() // 3600) if waited else 0
        return (self.policy.unasked + self.policy.hour_waited * max(hours, 0)) * fit.TIES

    def slots(self) -> Numbers:
        """How many offers each lawyer may get in this round."""
        limits = [[one.capacity, self.policy.open_matters_at_most] for one in self.bench]
        left = [
            min(
                [self.policy.offers_at_once]
                + [most - one.open_matters - one.open_offers for most in his if most is not None]
            )
            for one, his in zip(self.bench, limits, strict=True)
        ]
        return np.maximum(np.array(left, np.int64), 0)

    @property
    def rising(self) -> int:
        """What each further offer to the same lawyer in this round costs more: his load grows with it."""
        weights = self.policy.weights
        return (weights["open_matter"] + weights["offer"]) * fit.TIES

    @cached_property
    def _base(self) -> Numbers:
        goal = law.goal()
        return np.array([fit.points(fit.of_lawyer(one, self.policy, goal)) for one in self.bench], np.int64)

    @cached_property
    def _free(self) -> Flags:
        himself, load = hindrance.of_himself, hindrance.of_load
        return np.array(
            [
                not (himself(one, self.policy, self.on) or load(one, self.policy) or one.conflict)
                for one in self.bench
            ]
        )

    def _open(self, case: Application, asks: fit.Wanted) -> Flags:
        here = self._flags(("region", asks.region), lambda one: self._serves(one, asks.region))
        able = self._flags(("needs", asks.experienced, asks.minor), lambda one: self._able(one, asks))
        found: Flags = self._free & here & able
        shut = self._barred.get(case.id, frozenset()) | case.in_conflict | case.replaced
        shut |= passed_over(case, self.round, self.on)
        found[[self._number[name] for name in shut if name in self._number]] = False
        return found

    def _serves(self, one: Candidate, region: str) -> bool:
        return hindrance.of_place(one, region, self.policy, wider=self.round > FIRST) is None

    def _able(self, one: Candidate, asks: fit.Wanted) -> bool:
        needs = hindrance.of_needs(one, self.policy, experienced=asks.experienced, minor=asks.minor)
        return needs is None

    def _speciality(self, asks: fit.Wanted, one: Candidate) -> int:
        return fit.of_speciality(asks.kinds, one.specialities, self.policy)

    def _language(self, asks: fit.Wanted, one: Candidate) -> int:
        return fit.of_language(asks.languages, one.languages, self.policy)

    def _distance(self, place: str | None) -> Numbers:
        offices, where = self._offices
        found = self._kept.get(("place", place))
        if found is None:
            near = [fit.of_distance(place, office, self.policy, self._km) for office in offices]
            found = self._kept["place", place] = np.array(near, np.int64)[where]
        return found  # type: ignore[return-value]

    @cached_property
    def _offices(self) -> tuple[list[str | None], Numbers]:
        """The places where lawyers are, each once; and which of them is whose."""
        offices = list(dict.fromkeys(one.place for one in self.bench))
        number = {office: at for at, office in enumerate(offices)}
        return offices, np.array([number[one.place] for one in self.bench], np.int64)

    def _ties(self, case: Application) -> Numbers:
        mixed = (self._seeds * np.uint64(fit.seed(case.id))) & np.uint64(0xFFFFFFFF)
        return (mixed >> np.uint64(23)).astype(np.int64)

    def _points(self, kind: object, ask: Callable[[Candidate], int]) -> Numbers:
        if kind not in self._kept:
            self._kept[kind] = np.array([ask(one) for one in self.bench], np.int64)
        return self._kept[kind]  # type: ignore[return-value]

    def _flags(self, kind: object, ask: Callable[[Candidate], bool]) -> Flags:
        if kind not in self._kept:
            self._kept[kind] = np.array([ask(one) for one in self.bench], np.bool_)
        return self._kept[kind]  # type: ignore[return-value]
