"""Handing on: gather what was let go, fix it by its digest, send it, keep the answer."""

import json
from collections.abc import Callable
from typing import Any

from kernel.context import Context
from kernel.step import By, Loaded, Outcome
from kernel.words import Actor, NotFound
from services.mediation.domain import handoffs
from services.mediation.domain.draft import as_plain
from services.mediation.domain.handoffs import Parcel
from services.mediation.domain.parts import HandOff
from services.mediation.domain.standing import PARTY, standings
from services.mediation.domain.state import Mediation
from services.mediation.handlers import found
from services.mediation.handlers.people import PURPOSE, person_of
from services.mediation.handlers.talks import show_minutes
from services.mediation.handlers.words import words_of


def hand_over(ctx: Context, by: By, id: str, body: dict[str, Any]) -> Outcome[Mediation]:
    """Hand on to a court, a notary, an arbitration body; its answer is entered when it comes."""
    loaded = found.mediation(ctx, by.actor, id, "hand_over")
    content = gathered(ctx, by.actor, loaded, body["items"], body["party"])
    return send(ctx, by, id, body, content)


def send(ctx: Context, by: By, id: str, body: dict[str, Any], content: dict[str, Any]) -> Outcome[Mediation]:
    """The step that fixes what is sent."""
    state = found.mediation(ctx, by.actor, id, "hand_over").state
    parcel = parcel_of(ctx, state, by.actor, body, content)
    return found.step(ctx, by, id, lambda now: handoffs.hand_over(now, by.actor, parcel, ctx.now()))


def parcel_of(
    ctx: Context, state: Mediation, actor: Actor, body: dict[str, Any], content: dict[str, Any]
) -> Parcel:
    """What would be sent, sealed. Refuses what the rules refuse."""
    plain = json.dumps(content, ensure_ascii=False)
    parcel = Parcel(
        body["to"], body["purpose"], tuple(body["items"]), tuple(body["allowed"]),
        handoffs.digest_of(content), body["party"], {"content": ctx.seal(state.case, "handoff", plain)},
    )  # fmt: skip
    handoffs.hand_over(state, actor, parcel, ctx.now())
    return parcel


def gathered(
    ctx: Context, actor: Actor, loaded: Loaded[Mediation], items: list[str], party: str | None
) -> dict[str, Any]:
    """The content, item by item. What one told the mediator alone is never in it. Art. 15."""
    state = loaded.state
    ctx.reading(actor.id, state.case, "移送材料", PURPOSE)
    gather: dict[str, Callable[[], Any]] = {
        "category": lambda: {"category": state.category, "region": state.region},
        "parties": lambda: [{"party": p.name, "name": _person(ctx, actor, p.person).get("name")}
                            for p in state.parties],
        "facts": lambda: _agreed(ctx, state).get("facts"),
        "agreement": lambda: _agreed(ctx, state),
        "minutes": lambda: [show_minutes(ctx, state, s.minutes)["text"] for s in state.sessions if s.minutes],
        "contact": lambda: _contact(ctx, actor, state, party),
    }  # fmt: skip
    return {name: gather[name]() for name in handoffs.ITEMS if name in items}


def _agreed(ctx: Context, state: Mediation) -> dict[str, Any]:
    version = state.agreement or (state.versions[-1] if state.versions else None)
    if version is None:
        raise NotFound("agreement_missing")
    said = as_plain(words_of(ctx, state, version))
    return {**{name: said[name] for name in said if name != "nonce"}, "digest": version.digest}


def _contact(ctx: Context, actor: Actor, state: Mediation, party: str | None) -> list[dict[str, Any]]:
    """Telephones: of the party that asks; where it is all parties' step, of all."""
    wanted = [p for p in state.parties if party is None or p.name == party]
    return [{"party": p.name, "phone": _person(ctx, actor, p.person).get("phone")} for p in wanted]


def _person(ctx: Context, actor: Actor, person: str | None) -> dict[str, Any]:
    return person_of(ctx, actor, person) if person else {}


def answer(ctx: Context, by: By, id: str, which: str, body: dict[str, Any]) -> Outcome[Mediation]:
    """The receiver's answer, with its number."""
    state = found.mediation(ctx, by.actor, id, "answer_handoff").state
    sealed = {"number": ctx.seal(state.case, "number", body["number"])} if body["number"] else {}
    said, digest = body["answer"], body["digest"]
    return found.step(
        ctx, by, id, lambda now: handoffs.answer(now, by.actor, which, said, digest, sealed, ctx.now())
    )


def content(ctx: Context, actor: Actor, id: str, which: str) -> dict[str, Any]:
    """What was sent. A party sees what concerns all, and its own."""
    state = found.mediation(ctx, actor, id, "read_people").state
    one = next((h for h in state.handoffs if h.id == which and sees(actor, state, h)), None)
    if one is None:
        raise NotFound("handoff_unknown")
    ctx.reading(actor.id, state.case, "移送材料", PURPOSE)
    sent = json.loads(ctx.open(state.case, "handoff", one.sealed["content"]))
    return {
        **show_handoff(ctx, state, one),
        "content": sent,
        "intact": handoffs.digest_of(sent) == one.digest,
    }


def sees(actor: Actor, state: Mediation, one: HandOff) -> bool:
    """What one party hands on for itself is nothing for the other side."""
    if PARTY not in standings(actor, state) or one.party is None:
        return True
    own = state.party(one.party)
    return own is not None and actor.id in own.speakers()


def show_handoff(ctx: Context, state: Mediation, one: HandOff) -> dict[str, Any]:
    """How it stands, without its content."""
    number = ctx.open(state.case, "number", one.sealed["number"]) if "number" in one.sealed else None
    return {
        "id": one.id, "to": one.to, "purpose": one.purpose, "items": list(one.items), "digest": one.digest,
        "party": one.party, "at": one.at, "until": one.until, "answer": one.answer,
        "answered": one.answered_at, "number": number, "overdue": one.overdue,
    }  # fmt: skip
