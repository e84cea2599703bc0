"""Mediator and parties: naming, consent."""

from typing import Any

from kernel.context import Context
from kernel.step import By, Outcome
from services.mediation.domain import consent as wishes
from services.mediation.domain import opening
from services.mediation.domain.state import Mediation
from services.mediation.handlers import found


def name_mediator(ctx: Context, by: By, id: str, mediator: str, reason: str | None) -> Outcome[Mediation]:
    """Name a mediator, or another one for a reason."""
    listed = found.mediator(ctx, mediator)
    return found.step(
        ctx, by, id, lambda state: opening.name_mediator(state, by.actor, listed, reason, ctx.now())
    )


def name_party(ctx: Context, by: By, id: str, party: str, who: dict[str, Any]) -> Outcome[Mediation]:
    """Say who the other side is. The person's data go to identity; here stays the person's id."""
    state = found.mediation(ctx, by.actor, id, "name_party").state
    answer = ctx.call("identity").post("/api/identity/persons", json=who, by=by.actor.id, key=by.cause)
    person = str(answer.raise_for_status().json()["id"])
    listed = found.mediator(ctx, state.mediator)
    return found.step(
        ctx, by, id, lambda now: opening.name_party(now, by.actor, party, person, listed, ctx.now())
    )


def consent(ctx: Context, by: By, id: str, party: str, agrees: bool) -> Outcome[Mediation]:
    """Record a party's yes or no."""
    return found.step(ctx, by, id, lambda state: wishes.consent(state, by.actor, party, agrees, ctx.now()))
