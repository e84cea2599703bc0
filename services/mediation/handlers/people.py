"""Who the parties are: names and telephones stay in identity and are read with a purpose."""

from typing import Any

from kernel.context import Context
from kernel.words import Actor
from services.mediation.domain.standing import NAMED, OFFICER, standings
from services.mediation.handlers import found

PURPOSE = "人民调解"


def people(ctx: Context, actor: Actor, id: str) -> list[dict[str, Any]]:
    """Names and telephones of the parties, from identity; a party sees names only."""
    state = found.mediation(ctx, actor, id, "read_people").state
    full = bool({NAMED, OFFICER} & standings(actor, state))
    shown = []
    for party in state.parties:
        known = _person(ctx, actor, party.person) if party.person else {}
        phone = known.get("phone") if full else None
        shown.append({"party": party.name, "person": party.person, "name": known.get("name"), "phone": phone})
    return shown


def _person(ctx: Context, actor: Actor, person: str) -> dict[str, Any]:
    path = f"/api/identity/persons/{person}"
    answer = ctx.call("identity").get(path, params={"purpose": PURPOSE}, by=actor.id)
    if answer.status_code in (404, 410):
        return {}
    known: dict[str, Any] = answer.raise_for_status().json()
    return known
