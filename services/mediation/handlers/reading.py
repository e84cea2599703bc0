"""What people see of a mediation. Who reads what was said is written down before it is shown."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from kernel.context import Context
from kernel.pages import Page
from kernel.step import Loaded, Outcome
from kernel.words import Actor, NotFound
from services.mediation import law
from services.mediation.domain.choices import actions
from services.mediation.domain.deadlines import legal
from services.mediation.domain.draft import TermText, as_plain, digest_of, lacking
from services.mediation.domain.moments import china_day
from services.mediation.domain.parts import Instalment as Part
from services.mediation.domain.parts import Session, Term, Version
from services.mediation.domain.risks import asked_today
from services.mediation.domain.standing import FURTHER, HEAD, NAMED, OFFICER, PARTY, standings
from services.mediation.domain.state import Mediation
from services.mediation.handlers import found
from services.mediation.handlers.company import show_guest
from services.mediation.handlers.danger import show_danger
from services.mediation.handlers.handoffs import sees, show_handoff
from services.mediation.handlers.people import PURPOSE
from services.mediation.handlers.register import show_entry
from services.mediation.handlers.risks import show_check
from services.mediation.handlers.table import signer
from services.mediation.handlers.talks import show_minutes
from services.mediation.handlers.words import words_of
from services.mediation.store import CASES, mediation_of, whose

WORKING = frozenset({NAMED, FURTHER, HEAD, OFFICER})


def show(ctx: Context, actor: Actor, found_one: Loaded[Mediation] | Outcome[Mediation]) -> dict[str, Any]:
    """One mediation with its words, for somebody who may read it."""
    state = found_one.state
    if PARTY not in standings(actor, state) and (state.versions or state.sessions):
        ctx.reading(actor.id, state.case, "调解案卷", PURPOSE)
    sessions = [_session(ctx, state, session) for session in state.sessions]
    shown = {**outline(actor, found_one), "sessions": sessions, **_around(ctx, actor, state)}
    if WORKING & standings(actor, state):
        shown["dangers"] = [show_danger(ctx, state, danger) for danger in state.dangers]
        shown["risks"] = [show_check(ctx, state, check) for check in state.risks]
        shown["risks_due"] = not asked_today(state, ctx.now())
        shown["notices"] = [asdict(said) for said in state.notices]
    if state.agreement is not None:
        shown["agreement"] = _agreement(ctx, state, state.agreement)
    if "number" in state.confirmation.sealed:
        number = ctx.open(state.case, "number", state.confirmation.sealed["number"])
        shown["confirmation"] = {**shown["confirmation"], "number": number}
    if "reason" in state.sealed and WORKING & standings(actor, state):
        shown["reason"] = ctx.open(state.case, "reason", state.sealed["reason"])
    return shown


def _around(ctx: Context, actor: Actor, state: Mediation) -> dict[str, Any]:
    """Who sits beside the parties, where it came from, what was handed on."""
    full = bool(WORKING & standings(actor, state))
    return {
        "further": list(state.further), "conflict": state.conflict, "committee": state.committee,
        "head": state.head, "open": state.open, "entry": show_entry(ctx, state),
        "guests": [show_guest(ctx, state, guest, full) for guest in state.guests],
        "handoffs": [show_handoff(ctx, state, one) for one in state.handoffs if sees(actor, state, one)],
    }  # fmt: skip


def outline(actor: Actor, item: Loaded[Mediation] | Outcome[Mediation]) -> dict[str, Any]:
    """One mediation without the words: what a list shows."""
    state = item.state
    return {
        "id": state.id,
        "case": state.case,
        "state": state.stage,
        "region": state.region,
        "category": state.category,
        "mediator": state.mediator,
        "parties": [_party(state, party.name) for party in state.parties],
        "clocks": [{"name": c.name, "due": c.due, "paused": c.paused} for c in legal(state)],
        "proposed": state.proposed_at,
        "meets": _meets(state),
        "opened": state.opened_at,
        "effective": state.effective_at,
        "closed": state.closed_at,
        "overdue": state.overdue,
        "late": _late(state),
        "reason_code": state.reason_code,
        "ended_by": state.ended_by,
        "confirmation": _confirmation(state),
        "routes": [_route(name) for name in state.routes],
        "actions": list(actions(actor, state)),
        **_dangerous(actor, state),
        "version": item.version,
    }


def _meets(state: Mediation) -> datetime | None:
    """The last session that is to be held, or was: by it a mediator knows one quarrel from another."""
    return max((s.at for s in state.sessions if not s.cancelled), default=None)


def _dangerous(actor: Actor, state: Mediation) -> dict[str, bool]:
    """Red for mediator and officers; the parties do not see it, it may be about them."""
    if not WORKING & standings(actor, state):
        return {}
    late = any(danger.late and danger.over_at is None for danger in state.dangers)
    return {"danger": state.danger, "danger_late": late}


def _late(state: Mediation) -> bool:
    parts = (part for term in state.terms for part in term.instalments)
    watched: list[Term | Part] = [*state.terms, *parts]
    return any(one.late and one.performed_at is None for one in watched)


def _party(state: Mediation, name: str) -> dict[str, Any]:
    party = state.party(name)
    if party is None:
        raise NotFound("party_unknown")
    refused = name == state.ended_by and state.stage == "refused"
    answer = "yes" if party.consented_at else "no" if refused else "waiting"
    agent = {"person": party.agent.person, "special": party.agent.special} if party.agent else None
    wish = {"consent": answer, "at": party.consented_at, "wishes": party.wishes, "open": party.open}
    return {"party": name, "person": party.person, **wish, "agent": agent}


def _confirmation(state: Mediation) -> dict[str, Any]:
    known = state.confirmation
    return {"asked": list(known.asked), "applied": known.applied_at, "result": known.result, "on": known.on}


def _route(name: str) -> dict[str, Any]:
    way = law.route(name)
    texts = {"zh": way.values["zh"], "en": way.values["en"], "kind": way.values["kind"]}
    return {"code": name, **texts, "basis": way.basis, "verified": way.verified}


def _session(ctx: Context, state: Mediation, session: Session) -> dict[str, Any]:
    where = ctx.open(state.case, "where", session.sealed["where"])
    kind = "video" if session.video else "place"
    minutes = {"minutes": show_minutes(ctx, state, session.minutes)} if session.minutes else {}
    slot = {"hours": session.hours, "cancelled": session.cancelled}
    return {"id": session.id, "at": session.at, kind: where, **slot, **minutes}


def _agreement(ctx: Context, state: Mediation, version: Version) -> dict[str, Any]:
    said = words_of(ctx, state, version)
    return {
        **as_plain(said),
        "version": version.number,
        "oral": version.oral,
        "digest": version.digest,
        "intact": digest_of(state, version.number, said) == version.digest,
        "at": version.at,
        "terms": [_term(*pair) for pair in zip(said.terms, state.terms, strict=True)],
        "lacking": [_content(name, version) for name in lacking(said, china_day(version.at))],
        "signatures": [
            {"party": s.party, "at": s.at, "agent": s.agent is not None} for s in state.signatures
        ],
        "unsigned": [] if version.oral else list(state.unsigned()),
    }


def _term(said: TermText, kept: Term) -> dict[str, Any]:
    parts = [
        {"due": words.due, "amount_fen": words.amount_fen, **_stands(known)}
        for words, known in zip(said.instalments, kept.instalments, strict=True)
    ]
    words = {"text": said.text, "due": said.due, "by": said.by, "to": said.to, "manner": said.manner}
    amount = {"amount_fen": said.amount_fen, "instalments": parts}
    return {**words, **amount, **_stands(kept), "breached": kept.breached_at is not None}


def _stands(kept: Term | Part) -> dict[str, Any]:
    return {"done": kept.performed_at is not None, "at": kept.performed_at, "late": kept.late}


def _content(name: str, version: Version) -> dict[str, Any]:
    item = next(item for item in law.contents(china_day(version.at)) if item.name == name)
    return {"name": name, "zh": item.values["zh"], "en": item.values["en"], "basis": item.basis}


def cases(ctx: Context, actor: Actor, asked: dict[str, Any]) -> Page:
    """The list of a case, a region, a mediator or a party; for officers also of dangers."""
    if asked["case"] is not None:
        loaded = ctx.load(CASES, mediation_of(asked["case"]))
        mine = loaded is not None and standings(actor, loaded.state)
        return Page([loaded] if loaded and mine else [], None)
    filter = whose(actor, asked["state"], asked["danger"], asked["role"])
    if filter is None:
        return Page([], None)
    page = ctx.page(CASES, filter, cursor=asked["cursor"], limit=asked["limit"])
    return Page([item for item in page.items if standings(actor, item.state)], page.next)


def signature(ctx: Context, actor: Actor, id: str, party: str) -> str:
    """The image of a signature on the current version, as a data URL."""
    state = found.mediation(ctx, actor, id, "read_signature").state
    version = state.agreement
    marks = [mark for mark in _signed(ctx, state, version) if mark["public"]["party"] == party]
    if not marks:
        raise NotFound("signature_unknown")
    ctx.reading(actor.id, _hand(state, marks[-1]), "签名图像", PURPOSE)
    return ctx.open(_hand(state, marks[-1]), "signature", marks[-1]["sealed"]["image"])


def marks_on(ctx: Context, state: Mediation, version: Version) -> list[tuple[str, str, datetime, str | None]]:
    """Every signature on this text: whose, its picture, when; the agent who gave it."""
    last = {mark["public"]["party"]: mark for mark in _signed(ctx, state, version)}
    times = {s.party: s for s in state.signatures}
    return [
        (party, ctx.open(_hand(state, mark), "signature", mark["sealed"]["image"]), times[party].at,
         times[party].agent)
        for party, mark in last.items()
        if party in times
    ]  # fmt: skip


def _signed(ctx: Context, state: Mediation, version: Version | None) -> list[dict[str, Any]]:
    if version is None:
        return []
    signed = (e for e in ctx.history(CASES, state.id) if e["type"] == "AgreementSigned")
    return [e for e in signed if e["public"]["digest"] == version.digest]


def _hand(state: Mediation, mark: dict[str, Any]) -> str:
    """Under whose key the picture lies."""
    return str(mark["public"].get("agent") or signer(state, mark["public"]["party"]))


def record(ctx: Context, actor: Actor, id: str) -> list[dict[str, Any]]:
    """The whole record (全过程记录): who did what, when, on what basis. Sealed words are not in it."""
    found.mediation(ctx, actor, id, "read_record")
    kept = ("seq", "type", "at", "actor", "basis")
    return [{**{name: e[name] for name in kept}, "data": e["public"]} for e in ctx.history(CASES, id)]
