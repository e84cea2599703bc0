"""Reminders and answers that are waited for."""

from kernel.context import Context
from kernel.step import By
from kernel.words import Clock
from services.mediation.domain import handoffs, reminders
from services.mediation.store import CASES


def remind(ctx: Context, by: By, id: str, clock: Clock) -> None:
    """Something is near."""
    ctx.step(CASES, id, lambda state: reminders.remind(state, ctx.now()), by)


def unanswered(ctx: Context, by: By, id: str, clock: Clock) -> None:
    """A receiver has not answered."""
    ctx.step(CASES, id, lambda state: handoffs.unanswered(state, ctx.now()), by)
