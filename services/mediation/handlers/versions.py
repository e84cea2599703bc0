"""The versions of the agreement, and what changed between two of them."""

from typing import Any

from kernel.context import Context
from kernel.words import Actor, NotFound
from services.mediation.domain.differences import compare
from services.mediation.domain.draft import Draft
from services.mediation.domain.state import Mediation
from services.mediation.handlers import found
from services.mediation.handlers.people import PURPOSE
from services.mediation.handlers.words import words_of


def versions(ctx: Context, actor: Actor, id: str) -> list[dict[str, Any]]:
    """All versions, the latest last; `current` is the one on the table."""
    state = found.mediation(ctx, actor, id, "read_versions").state
    return [
        {"version": v.number, "digest": v.digest, "at": v.at, "oral": v.oral, "current": v == state.agreement}
        for v in state.versions
    ]


def differences(ctx: Context, actor: Actor, id: str, old: int, new: int) -> dict[str, Any]:
    """What changed from one version to another."""
    state = found.mediation(ctx, actor, id, "read_versions").state
    pieces = compare(_draft(ctx, state, old), _draft(ctx, state, new))
    ctx.reading(actor.id, state.case, "调解协议各稿", PURPOSE)
    shown = [{"part": piece.part, "kind": piece.kind, "text": piece.text} for piece in pieces]
    return {"old": old, "new": new, "pieces": shown}


def _draft(ctx: Context, state: Mediation, number: int) -> Draft:
    if not 1 <= number <= len(state.versions):
        raise NotFound("version_unknown", versions=len(state.versions))
    return words_of(ctx, state, state.versions[number - 1])
