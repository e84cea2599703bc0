"""From mediation to legal aid (申请法律援助): prefilled with what the party lets go, sent, answered at once.

The new work order is intake's. Its cause is this step's own, so that a repeat finds the same one.
"""

from typing import Any

from kernel.calls import Unavailable
from kernel.context import Context
from kernel.step import By, Outcome
from kernel.words import Actor, Forbidden, Invalid, OutOfOrder
from services.mediation.domain.handoffs import OWN_COPY
from services.mediation.domain.standing import speaks_for
from services.mediation.domain.state import LIVE, Mediation
from services.mediation.handlers import found
from services.mediation.handlers.handoffs import answer, gathered, parcel_of, send
from services.mediation.handlers.people import person_of

INTAKE = Actor("service:intake", frozenset({"service"}))
ITEMS = ("category", "parties", "facts", "agreement", "contact")


def prefilled(ctx: Context, actor: Actor, id: str, party: str) -> dict[str, Any]:
    """What an application would hold: shown to the party, who strikes what is not to be passed on."""
    loaded = found.mediation(ctx, actor, id, "hand_over")
    _open(loaded.state, actor, party)
    state = loaded.state
    items = [name for name in ITEMS if state.effective_at or name not in OWN_COPY]
    content = gathered(ctx, actor, loaded, items, party)
    story, others = _story(state, content), _others(content, party)
    return {"party": party, "items": items, "narrative": story, "opponents": others}


def _open(state: Mediation, actor: Actor, party: str) -> None:
    if state.party(party) is None:
        raise Invalid("party_unknown", field="party")
    speaks_for(actor, party, state)
    broken = any(term.breached_at for term in state.terms)
    if state.stage in LIVE or (state.binds and not broken):
        raise OutOfOrder("aid_not_yet")


def _story(state: Mediation, content: dict[str, Any]) -> str:
    ends = {"refused": "一方不愿调解", "failed": "调解不成", "withdrawn": "已终止调解"}
    said = ends.get(str(state.stage), "调解协议没有履行")
    facts = content.get("facts")
    return f"人民调解：{said}。" + (f"\n{facts}" if facts else "")


def _others(content: dict[str, Any], party: str) -> list[str]:
    side = party.split("-")[0]
    return [p["name"] for p in content["parties"] if not p["party"].startswith(side) and p["name"]]


def apply(ctx: Context, by: By, id: str, body: dict[str, Any]) -> Outcome[Mediation]:
    """Apply: the items that the party let go, in its own words; intake's receipt is the answer."""
    loaded = found.mediation(ctx, by.actor, id, "hand_over")
    state, party = loaded.state, body["party"]
    _open(state, by.actor, party)
    own = state.party(party)
    if own is None or own.person is None:
        raise Forbidden("only_for_oneself", field="party")
    order = _order(ctx, by.actor, state, own.person, body)
    sent = {"to": "legal_aid", "purpose": "aid", "party": party, "allowed": [party], "items": body["items"]}
    parcel_of(ctx, state, by.actor, sent, order)  # refused before anything is sent
    receipt = _submit(ctx, by, order)
    outcome = send(ctx, by, id, sent, order)
    one = [h for h in outcome.state.handoffs if h.to == "legal_aid"][-1]
    if one.answer is not None:
        return outcome
    answered = By(INTAKE, f"{by.cause}.answer")
    return answer(ctx, answered, id, one.id, {"answer": "received", "digest": one.digest, "number": receipt})


def _order(ctx: Context, actor: Actor, state: Mediation, person: str, body: dict[str, Any]) -> dict[str, Any]:
    known = person_of(ctx, actor, person)
    phone = body["phone"] or known.get("phone")
    if not phone:
        raise Invalid("phone_needed", field="phone")
    order = {
        "channel": "web", "category": state.category, "region": state.region, "preferred": "legalaid",
        "narrative": body["narrative"], "applicant": {"name": known.get("name"), "phone": phone},
    }  # fmt: skip
    named = body["opponent"] and "parties" in body["items"]
    return {**order, "opponent": {"name": body["opponent"]}} if named else order


def _submit(ctx: Context, by: By, order: dict[str, Any]) -> str:
    reply = ctx.call("intake").post("/api/intake/cases", json=order, by=by.actor.id, key=f"{by.cause}.aid")
    if reply.status_code in (400, 409, 422):
        raise Invalid("aid_refused", field="narrative")
    if reply.status_code not in (200, 201):
        raise Unavailable("intake")
    return str(reply.json()["receipt"])
