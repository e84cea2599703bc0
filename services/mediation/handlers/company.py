"""Who sits at the table: chosen and further mediators, invited people, interpreters; open or closed."""

import json
from typing import Any

from kernel.context import Context
from kernel.step import By, Outcome
from services.mediation.domain import choosing, guests, openness
from services.mediation.domain.parts import Guest
from services.mediation.domain.state import Mediation
from services.mediation.handlers import found


def wish_mediator(ctx: Context, by: By, id: str, party: str, mediator: str) -> Outcome[Mediation]:
    """A party says whom it wants."""
    listed = found.mediator(ctx, mediator)
    return found.step(ctx, by, id, lambda state: choosing.wish(state, by.actor, party, listed, ctx.now()))


def join_mediator(ctx: Context, by: By, id: str, mediator: str, parties: list[str]) -> Outcome[Mediation]:
    """A further mediator at the chief's side."""
    listed = found.mediator(ctx, mediator)
    return found.step(
        ctx, by, id, lambda state: choosing.join(state, by.actor, listed, tuple(parties), ctx.now())
    )


def mediator_leaves(ctx: Context, by: By, id: str, mediator: str) -> Outcome[Mediation]:
    """A further mediator leaves."""
    return found.step(ctx, by, id, lambda state: choosing.leave(state, by.actor, mediator, ctx.now()))


def declare_conflict(ctx: Context, by: By, id: str, reason: str) -> Outcome[Mediation]:
    """The mediator steps aside; why is sealed under the mediator's own key."""
    found.mediation(ctx, by.actor, id, "declare_conflict")
    sealed = {"reason": ctx.seal(by.actor.id, "conflict", reason)}
    return found.step(ctx, by, id, lambda state: choosing.declare(state, by.actor, sealed, ctx.now()))


def invite(ctx: Context, by: By, id: str, who: dict[str, Any]) -> Outcome[Mediation]:
    """Invite somebody; the name stays sealed under the case's key."""
    state = found.mediation(ctx, by.actor, id, "invite").state
    words = json.dumps({"name": who["name"], "phone": who["phone"]}, ensure_ascii=False)
    sealed = {"who": ctx.seal(state.case, "guest", words)}
    return found.step(
        ctx,
        by,
        id,
        lambda now: guests.invite(now, by.actor, who["kind"], who["language"], sealed, ctx.now()),
    )


def answer_guest(ctx: Context, by: By, id: str, guest: str, party: str, agrees: bool) -> Outcome[Mediation]:
    """A party agrees that this person takes part, or not."""
    return found.step(
        ctx, by, id, lambda state: guests.answer(state, by.actor, guest, party, agrees, ctx.now())
    )


def ask_openness(ctx: Context, by: By, id: str, party: str, open: bool) -> Outcome[Mediation]:
    """A party asks that it be open or closed."""
    return found.step(ctx, by, id, lambda state: openness.ask(state, by.actor, party, open, ctx.now()))


def show_guest(ctx: Context, state: Mediation, guest: Guest, full: bool) -> dict[str, Any]:
    """An invited person; the telephone is for mediator and officers only."""
    who = json.loads(ctx.open(state.case, "guest", guest.sealed["who"]))
    return {
        "id": guest.id, "kind": guest.kind, "language": guest.language, "name": who["name"],
        "phone": who["phone"] if full else None, "agreed": list(guest.agreed), "declined": guest.declined,
        "takes_part": guests.takes_part(state, guest), "at": guest.at,
    }  # fmt: skip
