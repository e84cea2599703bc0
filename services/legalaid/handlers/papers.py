"""Facts and papers before the decision."""

from kernel.context import Context
from kernel.step import By, Outcome
from services.legalaid.domain import reception
from services.legalaid.domain.application import Application
from services.legalaid.events import Facts
from services.legalaid.handlers import found


def establish(ctx: Context, by: By, id: str, facts: Facts, source: str) -> Outcome[Application]:
    """Add facts, with where they come from."""
    return found.step(
        ctx, by, id, lambda state: reception.establish(state, by.actor, facts, source, ctx.now())
    )


def ask_supplement(ctx: Context, by: By, id: str, items: tuple[str, ...]) -> Outcome[Application]:
    """Ask once for everything that is missing."""
    return found.step(ctx, by, id, lambda state: reception.ask_supplement(state, by.actor, items, ctx.now()))


def supplement(
    ctx: Context, by: By, id: str, items: tuple[str, ...], facts: Facts, source: str
) -> Outcome[Application]:
    """Take in what was asked for."""
    return found.step(
        ctx, by, id, lambda state: reception.supplement(state, by.actor, items, facts, source, ctx.now())
    )
