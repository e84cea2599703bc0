"""The verifiable draw."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kernel import ids
from kernel.context import Context
from kernel.step import By, Outcome
from kernel.words import NotFound
from services.legalaid.domain import drawing
from services.legalaid.domain.application import Application
from services.legalaid.domain.inside import Draw
from services.legalaid.handlers import bench, found
from services.legalaid.store import APPLICATIONS

SECRET = "draw.secret"


def commit_draw(ctx: Context, by: By, id: str, source: str, draws_at: datetime) -> Outcome[Application]:
    """Fix everything that decides, but for the public draw that is still to come. Nobody sees the secret."""
    case = found.application(ctx, by.actor, id, "draw").state.case
    secret = secrets.token_hex(32)
    sealed = {"secret": ctx.seal(case, SECRET, secret)}

    def committing(state: Application) -> Sequence[Any]:
        lawyers = bench.of_region(ctx, state)
        return drawing.commit(state, by.actor, lawyers, source, draws_at, secret, sealed, ctx.now())

    return found.step(ctx, by, id, committing)


def make_draw(ctx: Context, by: By, id: str, entropy: str) -> Outcome[Application]:
    """Enter the public result: the secret is told, the order follows, the first is asked."""
    loaded = found.application(ctx, by.actor, ids.owner(id), "draw")
    secret = ctx.open(loaded.state.case, SECRET, drawing.find(loaded.state, id).sealed["secret"])

    def making(state: Application) -> Sequence[Any]:
        facts = drawing.make(state, by.actor, id, entropy, secret, ctx.now())
        return bench.then_offer(ctx, state, facts)

    return found.step(ctx, by, ids.owner(id), making)


def draw(ctx: Context, id: str) -> Draw:
    """A draw, for anybody who wants to recompute it."""
    loaded = ctx.load(APPLICATIONS, ids.owner(id))
    if loaded is None:
        raise NotFound("draw.unknown")
    return drawing.find(loaded.state, id)


def drawn(one: Draw) -> dict[str, Any]:
    """What is published of a draw, and what a recomputation says."""
    return {
        "id": one.id,
        "method": one.method,
        "candidates": list(one.candidates),
        "commitment": one.commitment,
        "committed": one.committed,
        "source": one.source,
        "draws_at": one.draws_at,
        "entropy": one.entropy,
        "secret": one.secret,
        "order": list(one.order),
        "made": one.made,
        "flaws": drawing.flaws(one) if one.made else [],
    }
