"""Who of the region's evaluators has least to do (均衡分派), counted anew for every event."""

from collections.abc import Iterable
from typing import Any

from kernel.clock import CHINA
from kernel.context import Context
from services.evaluation import store
from services.evaluation.domain.case import areas
from services.evaluation.domain.sampling import rank
from services.evaluation.domain.staffing import Bench
from services.evaluation.events import ReviewAssigned
from services.evaluation.rubric import PRACTICE, in_force


class Roster:
    """The evaluators and their open reviews, kept up to date while one batch is handed out."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._names: dict[str, list[str]] = {}
        self._open: dict[str, int] = {}

    def bench(self, region: str, case: str) -> Bench:
        """The region's evaluators, the least busy first; ties differ from case to case."""
        names = self._of(region)
        able = sorted(names, key=lambda name: (self._open[name], rank(case, name)))
        now = self._ctx.now()
        return Bench(able, in_force(now.astimezone(CHINA).date()), PRACTICE, now)

    def took(self, events: Iterable[Any]) -> None:
        """Count what was handed out just now."""
        for event in events:
            if isinstance(event, ReviewAssigned):
                self._open[event.evaluator] += 1

    def _of(self, region: str) -> list[str]:
        if region not in self._names:
            found = self._ctx.find(store.STAFF, {"state.evaluates": {"$in": list(areas(region))}})
            self._names[region] = [colleague.state.username for colleague in found]
            for name in self._names[region]:
                self._open.setdefault(name, store.open_reviews(self._ctx.db, name))
        return self._names[region]
