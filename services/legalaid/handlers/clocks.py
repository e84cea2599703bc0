"""What happens when a legal clock runs out."""

from collections.abc import Callable, Sequence
from typing import Any

from kernel.context import Context
from kernel.step import By
from kernel.words import Clock
from services.legalaid.domain import assignment, clocks, contact, reception
from services.legalaid.domain.application import Application
from services.legalaid.handlers import bench
from services.legalaid.store import APPLICATIONS

Fire = Callable[[Application, Clock], Sequence[Any]]


def _step(ctx: Context, by: By, id: str, clock: Clock, fire: Fire) -> None:
    """One step of the clock. Where the application moved on meanwhile nothing follows."""
    ctx.step(APPLICATIONS, id, lambda state: fire(state, clock) if state else (), by)


def mark(ctx: Context, by: By, id: str, clock: Clock) -> None:
    """The deadline passed without its step: marked, and seen."""
    _step(ctx, by, id, clock, lambda state, clock: clocks.run_out(state, clock, ctx.now()))


def mark_contact(ctx: Context, by: By, id: str, clock: Clock) -> None:
    """The lawyer's first days with the recipient passed without the meeting or the agreement."""
    _step(ctx, by, id, clock, lambda state, clock: contact.run_out(state, clock, ctx.now()))


def deem_withdrawn(ctx: Context, by: By, id: str, clock: Clock) -> None:
    """The papers did not come (43)."""
    _step(ctx, by, id, clock, lambda state, clock: reception.deem_withdrawn(state, clock, ctx.now()))


def expire_offer(ctx: Context, by: By, id: str, clock: Clock) -> None:
    """The lawyer did not answer: the next one is asked."""

    def expiring(state: Application, clock: Clock) -> Sequence[Any]:
        return bench.then_offer(ctx, state, assignment.expire(state, clock, ctx.now()))

    _step(ctx, by, id, clock, expiring)


def tell_officer(ctx: Context, by: By, id: str, clock: Clock) -> None:
    """The three days are nearly over."""
    _step(ctx, by, id, clock, lambda state, clock: clocks.assignment_near(state, clock, ctx.now()))
