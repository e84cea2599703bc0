"""Legal clocks that ran out."""

from kernel.context import Context
from kernel.step import By
from kernel.words import Clock
from services.mediation.domain import deadlines
from services.mediation.store import CASES


def term_over(ctx: Context, by: By, id: str, clock: Clock) -> None:
    """The term of the mediation is over."""
    ctx.step(CASES, id, lambda state: deadlines.term_over(state, ctx.now()), by)


def confirmation_over(ctx: Context, by: By, id: str, clock: Clock) -> None:
    """The thirty days for judicial confirmation are over."""
    ctx.step(CASES, id, lambda state: deadlines.confirmation_over(state, ctx.now()), by)


def performance_over(ctx: Context, by: By, id: str, clock: Clock) -> None:
    """A term's day is over."""
    ctx.step(CASES, id, lambda state: deadlines.performance_over(state, ctx.now()), by)
