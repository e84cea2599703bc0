"""Names of the people in a case, asked of identity. Each reading is recorded before the name is read."""

from typing import Any

from kernel import ids
from kernel.context import Context
from kernel.words import Actor, NotFound
from services.legalaid.domain import assignment, matter, permission
from services.legalaid.handlers.reading.words import SERVING
from services.legalaid.store import APPLICATIONS

CHECKING = "法律援助利益冲突审查"


def recipient(ctx: Context, actor: Actor, id: str) -> dict[str, Any]:
    """The recipient's name and telephone, for the lawyer at work."""
    loaded = ctx.load(APPLICATIONS, ids.owner(id))
    known, one = permission.matter_of(actor, loaded.state if loaded else None, id)
    matter.in_hand(one)
    ctx.reading(actor.id, known.applicant, "recipient", SERVING)
    card = _card(ctx, actor, known.applicant, SERVING)
    if card is None:
        raise NotFound("recipient.unknown")
    return card


def of_offer(ctx: Context, actor: Actor, id: str) -> dict[str, str | None]:
    """Both sides' names, for the lawyer who must know before he accepts (利益冲突审查, 律师法 39)."""
    loaded = ctx.load(APPLICATIONS, ids.owner(id))
    known, _ = assignment.waiting_offer(loaded.state if loaded else None, actor, id, ctx.now())
    sides = {"applicant": known.applicant, "opponent": known.opponent}
    return {side: _name(ctx, actor, person) for side, person in sides.items()}


def _name(ctx: Context, actor: Actor, person: str | None) -> str | None:
    if person is None:
        return None
    ctx.reading(actor.id, person, "name", CHECKING)
    return (_card(ctx, actor, person, CHECKING) or {}).get("name")


def _card(ctx: Context, actor: Actor, person: str, purpose: str) -> dict[str, Any] | None:
    """As identity keeps it; None where it was erased."""
    path = f"/api/identity/persons/{person}"
    answer = ctx.call("identity").get(path, params={"purpose": purpose}, by=actor.id)
    if answer.status_code in (404, 410):
        return None
    card: dict[str, Any] = answer.raise_for_status().json()
    return card
