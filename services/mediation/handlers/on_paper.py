"""Consent and signature on paper, with a photo (纸质签字): recorded by the named mediator at the table."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kernel import ids
from kernel.context import Context
from kernel.step import By, Outcome
from kernel.words import Actor
from services.mediation.domain import consent, on_paper, signing
from services.mediation.domain.state import Mediation
from services.mediation.events.on_paper import PaperTaken
from services.mediation.handlers import found, table

KIND = "on_paper"
READ = "write_minutes"  # the named mediator, who keeps the record


def take(ctx: Context, by: By, id: str, body: dict[str, Any]) -> Outcome[Mediation]:
    """The party's yes, no or signature on paper; the photo is among the work order's papers already."""
    state = found.mediation(ctx, by.actor, id, READ).state
    party, digest = body["party"], body.get("digest")
    sealed = {}
    if body["what"] == "signature":
        sealed = {"image": ctx.seal(table.signer(state, party), "signature", body["image"])}

    def decide(now: Mediation) -> Sequence[Any]:
        if body["what"] == "signature":
            return signing.sign(now, by.actor, party, digest, sealed, ctx.now())
        return consent.consent(now, by.actor, party, body["agrees"], ctx.now())

    outcome = found.step(ctx, by, id, decide)
    taken = PaperTaken(state.case, id, party, body["what"], body["paper"], by.actor.id, ctx.now(), digest)
    step = replace(by, if_match=None)
    ctx.step(KIND, _place(id), lambda old: on_paper.take(old, taken), step)
    return outcome


def taken(ctx: Context, actor: Actor, id: str) -> tuple[PaperTaken, ...]:
    """Which answers are on paper, and which photo shows each."""
    found.mediation(ctx, actor, id, "read_record")
    loaded = ctx.load(KIND, _place(id))
    return loaded.state.taken if loaded else ()


def _place(id: str) -> str:
    return ids.of("on paper", id)
