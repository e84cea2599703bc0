"""Sealed words in clear. Whoever reads about another is written down before he reads."""

from kernel.context import Context
from kernel.words import Actor
from services.legalaid.domain.application import Application

PURPOSE = "法律援助"
SERVING = "法律援助承办"


def opened(ctx: Context, actor: Actor, state: Application, field: str, token: str | None) -> str | None:
    """Sealed words in clear. Whoever reads about another is written down before he reads."""
    if token is None:
        return None
    if actor.id != state.applicant:
        ctx.reading(actor.id, state.applicant, field, PURPOSE)
    return ctx.open(state.case, field, token)
