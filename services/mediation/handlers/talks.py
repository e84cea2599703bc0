"""Minutes, confidences, a longer term."""

import json
import secrets
from datetime import date
from typing import Any

from kernel.context import Context
from kernel.step import By, Outcome
from kernel.words import Actor
from services.mediation.domain import talks
from services.mediation.domain.parts import Minutes
from services.mediation.domain.state import Mediation
from services.mediation.handlers import found


def write_minutes(ctx: Context, by: By, id: str, session: str, text: str) -> Outcome[Mediation]:
    """Write the minutes of a session."""
    state = found.mediation(ctx, by.actor, id, "write_minutes").state
    nonce = secrets.token_hex(16)
    digest = talks.minutes_digest(session, text, nonce)
    plain = json.dumps({"text": text, "nonce": nonce}, ensure_ascii=False)
    sealed = {"text": ctx.seal(state.case, "minutes", plain)}
    return found.step(
        ctx, by, id, lambda now: talks.write_minutes(now, by.actor, session, digest, sealed, ctx.now())
    )


def confirm_minutes(
    ctx: Context, by: By, id: str, session: str, party: str, digest: str | None
) -> Outcome[Mediation]:
    """A party confirms the minutes."""
    return found.step(
        ctx,
        by,
        id,
        lambda state: talks.confirm_minutes(state, by.actor, session, party, digest, ctx.now()),
    )


def show_minutes(ctx: Context, state: Mediation, minutes: Minutes) -> dict[str, Any]:
    """Minutes in words."""
    plain = json.loads(ctx.open(state.case, "minutes", minutes.sealed["text"]))
    kept = {"digest": minutes.digest, "at": minutes.at, "confirmed": list(minutes.confirmed)}
    return {"text": plain["text"], **kept}


def keep_confidence(ctx: Context, by: By, id: str, party: str, text: str) -> Outcome[Mediation]:
    """Keep what a party told the mediator alone, under a key of its own."""
    state = found.mediation(ctx, by.actor, id, "keep_confidence").state
    sealed = {"text": ctx.seal(_owner(state, by.actor.id), "confidence", text)}
    return found.step(ctx, by, id, lambda now: talks.keep_confidence(now, by.actor, party, sealed, ctx.now()))


def confidences(ctx: Context, actor: Actor, id: str) -> list[dict[str, Any]]:
    """What this mediator was told; what another one was told, nobody sees."""
    state = found.mediation(ctx, actor, id, "keep_confidence").state
    own = [kept for kept in state.confidences if kept.mediator == actor.id]
    owner = _owner(state, actor.id)
    return [
        {"id": c.id, "party": c.party, "at": c.at, "text": ctx.open(owner, "confidence", c.sealed["text"])}
        for c in own
    ]


def _owner(state: Mediation, mediator: str) -> str:
    return f"{state.case}/{mediator}"


def extend(ctx: Context, by: By, id: str, until: date, parties: list[str]) -> Outcome[Mediation]:
    """A longer term that all parties agreed on."""
    return found.step(
        ctx, by, id, lambda state: talks.extend(state, by.actor, until, tuple(parties), ctx.now())
    )
