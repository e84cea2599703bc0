"""What happens when a clock runs out: a review moves on, evaluators are sought, a call is late."""

from collections.abc import Callable, Sequence
from typing import Any

from kernel.context import Context
from kernel.step import By
from kernel.words import Clock
from services.evaluation import store
from services.evaluation.domain import rating, staffing
from services.evaluation.domain.case import EvaluatedCase
from services.evaluation.domain.staffing import Bench
from services.evaluation.handlers.roster import Roster

Rule = Callable[[EvaluatedCase, Bench], Sequence[Any]]


def review_over(ctx: Context, by: By, id: str, clock: Clock) -> None:
    """A review was not scored in time: another evaluator gets it."""
    _with_bench(ctx, by, id, staffing.lapse)


def seek_reviewers(ctx: Context, by: By, id: str, clock: Clock) -> None:
    """Evaluators were missing: look again."""
    _with_bench(ctx, by, id, staffing.seek_again)


def follow_up_over(ctx: Context, by: By, id: str, clock: Clock) -> None:
    """Nobody called a dissatisfied resident in the promised time."""
    ctx.step(store.CASES, id, lambda state: rating.follow_up_late(state, ctx.now()), by)


def _with_bench(ctx: Context, by: By, id: str, rule: Rule) -> None:
    loaded = ctx.load(store.CASES, id)
    if loaded is not None:
        bench = Roster(ctx).bench(loaded.state.region, loaded.state.case)
        ctx.step(store.CASES, id, lambda state: rule(state, bench), by)
