"""Mediator and parties: naming, consent."""

from typing import Any

from kernel.context import Context
from kernel.step import By, Outcome
from kernel.words import Invalid
from services.mediation.domain import consent as wishes
from services.mediation.domain import opening, parties
from services.mediation.domain.state import Mediation
from services.mediation.handlers import found


def name_mediator(ctx: Context, by: By, id: str, mediator: str, reason: str | None) -> Outcome[Mediation]:
    """Name a mediator, or another one for a reason."""
    listed = found.mediator(ctx, mediator)
    return found.step(
        ctx, by, id, lambda state: opening.name_mediator(state, by.actor, listed, reason, ctx.now())
    )


def name_party(ctx: Context, by: By, id: str, party: str, who: dict[str, Any]) -> Outcome[Mediation]:
    """Say who a party is. The person's data go to identity; here stays the person's id."""
    state = found.mediation(ctx, by.actor, id, "name_party").state
    person = _person(ctx, by, who)
    listed = found.mediators(ctx, state)
    return found.step(
        ctx, by, id, lambda now: parties.name_party(now, by.actor, party, person, listed, ctx.now())
    )


def name_agent(ctx: Context, by: By, id: str, party: str, body: dict[str, Any]) -> Outcome[Mediation]:
    """Say who acts for a party; the picture of the power of attorney is sealed."""
    state = found.mediation(ctx, by.actor, id, "name_party").state
    paper, special = body.pop("paper"), body.pop("special")
    person = _person(ctx, by, body)
    sealed = {"paper": ctx.seal(state.case, "authority", paper)} if paper else {}
    listed = found.mediators(ctx, state)
    agent = (party, person, special)
    return found.step(
        ctx, by, id, lambda now: parties.name_agent(now, by.actor, agent, listed, sealed, ctx.now())
    )


def _person(ctx: Context, by: By, who: dict[str, Any]) -> str:
    """The id under which identity knows this person. The same person, the same id."""
    answer = ctx.call("identity").post("/api/identity/persons", json=who, by=by.actor.id, key=by.cause)
    if answer.status_code == 422:
        raise Invalid("person_refused", field="name")
    return str(answer.raise_for_status().json()["id"])


def consent(ctx: Context, by: By, id: str, party: str, agrees: bool) -> Outcome[Mediation]:
    """Record a party's yes or no."""
    return found.step(ctx, by, id, lambda state: wishes.consent(state, by.actor, party, agrees, ctx.now()))
