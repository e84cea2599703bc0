"""Reminders and answers that are waited for."""

from typing import Any

from kernel.context import Context
from kernel.step import By
from kernel.store import Busy
from kernel.words import Clock
from services.mediation.domain import handoffs, reminders
from services.mediation.domain.state import Mediation
from services.mediation.handlers import telling
from services.mediation.store import CASES


def remind(ctx: Context, by: By, id: str, clock: Clock) -> None:
    """Something is near: tell the parties first, then write down whom it reached."""
    loaded = ctx.load(CASES, id)
    if loaded is None:
        return
    heard = telling.tell(ctx, loaded.state, reminders.remind(loaded.state, ctx.now()))

    def said(state: Mediation | None) -> list[Any]:
        near = reminders.remind(state, ctx.now(), heard)
        if any(one.ref not in heard for one in near):
            raise Busy("something else became near meanwhile")
        return near

    ctx.step(CASES, id, said, by)


def unanswered(ctx: Context, by: By, id: str, clock: Clock) -> None:
    """A receiver has not answered."""
    ctx.step(CASES, id, lambda state: handoffs.unanswered(state, ctx.now()), by)
