"""What a mediator did in a village without network, sent when there is one (下乡调解): each item once.

The item's id, made on the phone, is the Idempotency-Key and so the cause of its step: an item that
is sent again, after an answer was lost or a process killed, gets the first answer.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from kernel.context import Context
from kernel.step import By
from kernel.words import Actor, Invalid, OutOfOrder
from services.mediation.domain import consent, danger, risks, signing, visit
from services.mediation.domain.agreement import draft_agreement
from services.mediation.domain.draft import Draft, Instalment, TermText, as_plain, canonical, digest_of
from services.mediation.domain.standing import VIOLENCE
from services.mediation.domain.state import Mediation
from services.mediation.domain.visit import Item, Visits
from services.mediation.events import Told
from services.mediation.events.visits import TakenAway, VisitNoted
from services.mediation.handlers import found, table
from services.mediation.handlers.people import people
from services.mediation.handlers.reading import show
from services.mediation.handlers.risks import questions
from services.mediation.store.visits import VISITS, visits_of

GO = "write_minutes"  # who keeps the record of this mediation goes on its visits: the named mediator
Decide = Callable[[Mediation], Any]


def arrive(ctx: Context, by: By, id: str, item: str | None, body: dict[str, Any]) -> tuple[Item, bool]:
    """Take in one item; True where it had arrived before. Raises what the step would raise at the table."""
    if item is None:
        raise Invalid("key_missing", field="Idempotency-Key")
    state = found.mediation(ctx, by.actor, id, GO).state
    visit.plausible(body["taken"], ctx.now())
    stage, version = _done(ctx, by, id, body)
    about, now = (state.case, id, item), ctx.now()
    taken = TakenAway(*about, body["what"], body["taken"], now, stage, version)
    noted = _noted(ctx, by.actor, about, body) if body["what"] == "note" else None
    step = replace(by, if_match=None)
    kept = ctx.step(VISITS, visits_of(id), lambda old: visit.arrive(old, taken, noted), step)
    visits: Visits = kept.state
    return visits.item(item) or visits.items[-1], kept.repeated


def _noted(ctx: Context, actor: Actor, about: tuple[str, str, str], body: dict[str, Any]) -> VisitNoted:
    sealed = {"text": ctx.seal(_owner(about[0], actor.id), "note", body["note"]["text"])}
    return VisitNoted(*about, actor.id, body["taken"], ctx.now(), sealed)


def _done(ctx: Context, by: By, id: str, body: dict[str, Any]) -> tuple[str, int]:
    """The step on the mediation itself, where the item is one: its stage and version after it."""
    decide = _DECIDE.get(body["what"])
    if decide is None:
        loaded = found.mediation(ctx, by.actor, id, GO)
        return loaded.state.stage, loaded.version
    outcome = found.step(ctx, by, id, decide(ctx, by, id, body))
    return outcome.state.stage, outcome.version


def _consent(ctx: Context, by: By, id: str, body: dict[str, Any]) -> Decide:
    said = body["consent"]
    return lambda state: consent.consent(state, by.actor, said["party"], said["agrees"], ctx.now())


def _risks(ctx: Context, by: By, id: str, body: dict[str, Any]) -> Decide:
    """The questions were put there; each visit is a contact (Art. 25)."""
    said = body["risks"]
    state = found.mediation(ctx, by.actor, id, "ask_risks").state
    sealed = {"answers": ctx.seal(state.case, "risks", json.dumps(said["answers"]))}
    return lambda now: risks.ask(now, by.actor, said["occasion"], said["answers"], sealed, ctx.now())


def _danger(ctx: Context, by: By, id: str, body: dict[str, Any]) -> Decide:
    """A danger seen there. Who was told, was told when the phone says so, or now where its clock is ahead."""
    said = body["danger"]
    state = found.mediation(ctx, by.actor, id, "report_danger").state
    sealed = {"text": ctx.seal(state.case, "danger", said["text"])}
    told = tuple(Told(one["who"], min(one["at"], ctx.now())) for one in said["told"])
    return lambda now: danger.report(now, by.actor, said["kind"], told, sealed, ctx.now())


def _agreement(ctx: Context, by: By, id: str, body: dict[str, Any]) -> Decide:
    """The text that was signed in the village: written down here only if it has the very same digest."""
    words = body["agreement"]
    state = found.mediation(ctx, by.actor, id, "draft").state
    written = _written(words)
    text = json.dumps(as_plain(written), ensure_ascii=False)
    sealed = {"text": ctx.seal(state.case, "agreement", text)}

    def decide(state: Mediation) -> Any:
        if digest_of(state, len(state.versions) + 1, written) != words["digest"]:
            raise OutOfOrder("agreement_changed", field="digest", version=len(state.versions))
        return draft_agreement(state, by.actor, written, sealed, ctx.now())

    return decide


def _written(words: dict[str, Any]) -> Draft:
    terms = tuple(
        TermText(**{**term, "instalments": tuple(Instalment(**part) for part in term["instalments"])})
        for term in words["terms"]
    )
    return Draft(words["facts"], terms, words["nonce"], words["responsibility"], words["manner"])


def _signature(ctx: Context, by: By, id: str, body: dict[str, Any]) -> Decide:
    said = body["signature"]
    state = found.mediation(ctx, by.actor, id, "sign").state
    sealed = {"image": ctx.seal(table.signer(state, said["party"]), "signature", said["image"])}
    return lambda now: signing.sign(now, by.actor, said["party"], said["digest"], sealed, ctx.now())


def _seal(ctx: Context, by: By, id: str, body: dict[str, Any]) -> Decide:
    return lambda state: signing.seal(state, by.actor, ctx.now())


_DECIDE: dict[str, Callable[[Context, By, str, dict[str, Any]], Decide]] = {
    "consent": _consent,
    "risks": _risks,
    "danger": _danger,
    "agreement": _agreement,
    "signature": _signature,
    "seal": _seal,
}


def take_along(ctx: Context, actor: Actor, id: str) -> dict[str, Any]:
    """Everything that the phone needs for a visit, and no telephone number. Reading it is recorded."""
    loaded = found.mediation(ctx, actor, id, GO)
    state: Mediation = loaded.state
    empty = Draft("", (TermText("", date.min),), "")
    frame = json.loads(canonical(state, len(state.versions) + 1, empty))
    blank = frame.pop("agreed")
    return {
        "mediation": show(ctx, actor, loaded),
        "people": [{**row, "phone": None} for row in people(ctx, actor, id)],
        "frame": frame,
        "blank": blank,
        "applicant_first": state.category.startswith(VIOLENCE),
        "questions": questions(ctx, actor, id),
        "at": ctx.now(),
    }


def notes(ctx: Context, actor: Actor, id: str) -> list[dict[str, Any]]:
    """The notes that this mediator wrote on visits, the newest last."""
    state = found.mediation(ctx, actor, id, GO).state
    loaded = ctx.load(VISITS, visits_of(id))
    kept = loaded.state.notes if loaded else ()
    owner = _owner(state.case, actor.id)
    return [
        {"id": n.id, "taken": n.taken, "at": n.at, "text": ctx.open(owner, "note", n.sealed["text"])}
        for n in kept
        if n.mediator == actor.id
    ]


def _owner(case: str, mediator: str) -> str:
    return f"{case}/{mediator}"
