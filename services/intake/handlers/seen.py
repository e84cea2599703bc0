"""Showing a person who opened his cases (个人信息保护法 44, 45), also one brought for somebody else."""

from kernel.context import Context
from kernel.readings import Reading
from kernel.words import Actor
from services.intake import store
from services.intake.store import readings

NEWEST = 50  # cases


def who_looked(ctx: Context, actor: Actor) -> list[Reading]:
    """Who opened the actor's own cases, the newest first."""
    page = ctx.page(store.CASES, {"state.owners": actor.id}, limit=NEWEST)
    return readings.of_cases(ctx, {item.state.case: item.state.applicant for item in page.items})
