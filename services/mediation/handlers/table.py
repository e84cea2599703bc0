"""At the table: sessions, agreement, signatures, seal, performance, endings.

Words are sealed before anything is decided; the rules see the words, the record the ciphertext.
"""

import json
import secrets
from typing import Any

from kernel.context import Context
from kernel.step import By, Outcome
from kernel.words import Actor
from services.mediation import law
from services.mediation.domain import agreement, ending, oral, performance, signing
from services.mediation.domain.draft import Draft, Instalment, TermText, adds_up, as_plain, lacking
from services.mediation.domain.moments import china_day
from services.mediation.domain.state import MEDIATOR, Mediation
from services.mediation.handlers import found


def draft(ctx: Context, by: By, id: str, words: dict[str, Any]) -> Outcome[Mediation]:
    """Write a version of the agreement."""
    said, sealed = _said(ctx, by, id, words)
    return found.step(
        ctx, by, id, lambda now: agreement.draft_agreement(now, by.actor, said, sealed, ctx.now())
    )


def preview(ctx: Context, actor: Actor, id: str, words: dict[str, Any]) -> list[dict[str, Any]]:
    """What Art. 29 names and these words do not say. Refuses sums and days that do not add up."""
    state = found.mediation(ctx, actor, id, "draft").state
    said, today = draft_of(words), china_day(ctx.now())
    adds_up(state, said)
    missing = set(lacking(said, today))
    return [
        {"name": item.name, "zh": item.values["zh"], "en": item.values["en"], "basis": item.basis}
        | {"needed": item.values["needed"]}
        for item in law.contents(today)
        if item.name in missing
    ]


def agree_orally(
    ctx: Context, by: By, id: str, parties: list[str], words: dict[str, Any]
) -> Outcome[Mediation]:
    """Record an oral agreement: valid at once."""
    said, sealed = _said(ctx, by, id, words)
    return found.step(
        ctx,
        by,
        id,
        lambda now: oral.agree_orally(now, by.actor, tuple(parties), said, sealed, ctx.now()),
    )


def _said(ctx: Context, by: By, id: str, words: dict[str, Any]) -> tuple[Draft, dict[str, str]]:
    """The words as a draft, and sealed."""
    state = found.mediation(ctx, by.actor, id, "draft").state
    said = draft_of(words)
    text = json.dumps(as_plain(said), ensure_ascii=False)
    return said, {"text": ctx.seal(state.case, "agreement", text)}


def draft_of(words: dict[str, Any]) -> Draft:
    """The words as a draft, with a nonce of its own."""
    terms = tuple(_term(term) for term in words["terms"])
    return Draft(words["facts"], terms, secrets.token_hex(16), words["responsibility"], words["manner"])


def _term(words: dict[str, Any]) -> TermText:
    parts = tuple(Instalment(part["due"], part["amount_fen"]) for part in words["instalments"])
    return TermText(**{**words, "instalments": parts})


def sign(ctx: Context, by: By, id: str, body: dict[str, Any]) -> Outcome[Mediation]:
    """Sign the version on the table. The image is sealed under the signer's own key."""
    state = found.mediation(ctx, by.actor, id, "sign").state
    party, digest, agent = body["party"], body["digest"], body["agent"]
    acting = signing.signing_agent(state, by.actor, party, agent)
    sealed = {"image": ctx.seal(acting or signer(state, party), "signature", body["image"])}
    return found.step(
        ctx,
        by,
        id,
        lambda now: signing.sign(now, by.actor, party, digest, sealed, ctx.now(), agent),
    )


def signer(state: Mediation, party: str) -> str:
    """Whose signature it is: a person id, the mediator's user name; the case where nobody is known."""
    if party == MEDIATOR:
        return state.mediator or state.case
    known = state.party(party)
    return known.person if known and known.person else state.case


def seal(ctx: Context, by: By, id: str) -> Outcome[Mediation]:
    """The committee's seal: valid from now."""
    return found.step(ctx, by, id, lambda state: signing.seal(state, by.actor, ctx.now()))


def perform(ctx: Context, by: By, id: str, term: int, done: bool, part: int | None) -> Outcome[Mediation]:
    """Record a term, or a part of it, as performed or not performed."""
    return found.step(
        ctx, by, id, lambda state: performance.perform(state, by.actor, term, done, ctx.now(), part)
    )


def fail(ctx: Context, by: By, id: str, code: str, reason: str) -> Outcome[Mediation]:
    """End without success; the other ways are told."""
    state = found.mediation(ctx, by.actor, id, "fail").state
    sealed = {"reason": ctx.seal(state.case, "reason", reason)}
    return found.step(ctx, by, id, lambda now: ending.fail(now, by.actor, code, sealed, ctx.now()))


def withdraw(ctx: Context, by: By, id: str, party: str) -> Outcome[Mediation]:
    """A party ends it."""
    return found.step(ctx, by, id, lambda state: ending.withdraw(state, by.actor, party, ctx.now()))
