"""Who the parties are: names and telephones stay in identity and are read with a purpose."""

from typing import Any

from kernel.context import Context
from kernel.words import Actor
from services.mediation.domain.standing import FURTHER, HEAD, NAMED, OFFICER, standings
from services.mediation.handlers import found

PURPOSE = "人民调解"


def people(ctx: Context, actor: Actor, id: str) -> list[dict[str, Any]]:
    """Names and telephones of the parties, from identity; a party sees names only."""
    state = found.mediation(ctx, actor, id, "read_people").state
    full = bool({NAMED, FURTHER, HEAD, OFFICER} & standings(actor, state))
    shown = []
    for party in state.parties:
        shown.append({"party": party.name, **_shown(ctx, actor, party.person, full)})
        if party.agent is not None:
            shown.append({"party": f"{party.name}/agent", **_shown(ctx, actor, party.agent.person, full)})
    return shown


def _shown(ctx: Context, actor: Actor, person: str | None, full: bool) -> dict[str, Any]:
    known = person_of(ctx, actor, person) if person else {}
    return {"person": person, "name": known.get("name"), "phone": known.get("phone") if full else None}


def person_of(ctx: Context, actor: Actor, person: str) -> dict[str, Any]:
    """What identity tells of a person; nothing of one who was erased. The reading is recorded there."""
    path = f"/api/identity/persons/{person}"
    answer = ctx.call("identity").get(path, params={"purpose": PURPOSE}, by=actor.id)
    if answer.status_code in (404, 410):
        return {}
    known: dict[str, Any] = answer.raise_for_status().json()
    return known
