"""What people see of an application, an offer, a matter. Readings of sealed words are written down first."""

from typing import Any

from kernel import ids
from kernel.context import Context
from kernel.pages import Page
from kernel.step import Loaded, Outcome
from kernel.words import Actor, NotFound
from services.legalaid import law
from services.legalaid.domain import assignment, decision, matter, objection, permission
from services.legalaid.domain.application import Application, Matter, Notified, Objection, Offer
from services.legalaid.domain.clocks import clocks
from services.legalaid.domain.eligibility import Assessment, Finding
from services.legalaid.domain.periods import day_of
from services.legalaid.events import Answer
from services.legalaid.handlers import found
from services.legalaid.handlers.deciding import REASON
from services.legalaid.store import APPLICATIONS, application_of, asked_in, whose

Item = Loaded[Application] | Outcome[Application]
PURPOSE = "法律援助"
SERVING = "法律援助承办"


def application(ctx: Context, actor: Actor, item: Item) -> dict[str, Any]:
    """One application for somebody who may read it, with the reason of its decision."""
    shown = outline(actor, item)
    made = item.state.decision
    if made is not None:
        shown["decided"] = _decided(ctx, actor, item.state)
    if item.state.notice is not None:
        shown["notice"] = _notice(ctx, actor, item.state, item.state.notice)
    if item.state.objection is not None:
        shown["objection"] = _objection(ctx, actor, item.state, item.state.objection)
    if item.state.terminated_on is not None:
        shown["termination"] = _termination(ctx, actor, item.state, item.state.terminated_on)
    if permission.officer_of(actor, item.state):
        shown["offers"] = [_offer_line(offer) for offer in item.state.offers]
    return shown


def outline(actor: Actor, item: Item) -> dict[str, Any]:
    """One application without sealed words: what a list shows."""
    state = item.state
    return {
        "id": state.id,
        "case": state.case,
        "state": state.stage,
        "region": state.region,
        "category": state.category,
        "category_name": law.matter_name(state.category),
        "received": state.received,
        "clocks": running(state),
        "overdue": list(state.ran_out),
        "assessment": assessment(decision.assess(state), decision.urgency(state)),
        "decision": state.decision.ruling if state.decision else None,
        "groups": list(state.groups),
        "facts": state.facts,
        "papers_claimed": list(state.papers_claimed),
        "supplement": _supplement(state),
        "alert": state.alert,
        "attention": list(state.attention),
        "lawyer": state.counsel,
        "matters": [one.id for one in state.matters],
        "actions": actions(actor, state),
        "ended": state.ended,
        "version": item.version,
    }


def running(state: Application) -> list[dict[str, Any]]:
    """The clocks that run, each marked where holidays are not announced yet."""
    return [
        {"name": c.name, "due": c.due, "paused": c.paused, "provisional": c.name in state.provisional}
        for c in clocks(state)
    ]


def actions(actor: Actor, state: Application) -> list[str]:
    """What this actor could do now, for the page's buttons."""
    possible = {
        "decide": state.undecided,
        "establish": state.undecided or state.papers_awaited,
        "state": state.undecided or state.papers_awaited,
        "ask_supplement": state.undecided and state.supplement is None,
        "supplement": state.supplement is not None and state.supplement.given is None and state.undecided,
        "assign": state.to_assign,
        "offer": state.to_assign and state.open_offer is None,
        "candidates": state.to_assign,
        "confirm": state.papers_awaited,
        "terminate": not state.undecided and not state.over,
        "replace": state.open_matter is not None,
        "ask_replacement": state.open_matter is not None,
        "object": objection.open_to_objection(state),
        "review": state.objected,
        "notice": state.undecided and state.category == "criminal",
        "tell_organ": state.notice is not None
        and state.notice.told is None
        and state.open_matter is not None,
    }
    return [name for name, now in possible.items() if now and permission.may(actor, name, state)]


def assessment(answer: Assessment, urgency: Finding) -> dict[str, Any]:
    """The law's answers; `findings` has article, rule version, facts and what is missing for each."""
    named = {"scope": answer.scope, "hardship": answer.hardship, "standing": answer.standing}
    return {
        **{name: finding.answer for name, finding in named.items()},
        "answer": answer.answer,
        "advance": urgency.answer,
        "on": answer.on,
        "missing": missing(answer.missing),
        "findings": {name: _finding(finding) for name, finding in {**named, "advance": urgency}.items()},
    }


def missing(facts: tuple[str, ...]) -> list[dict[str, Any]]:
    """The questions that would settle what is unknown, and who can answer them."""
    asked = [law.questions()[fact] for fact in facts]
    return [{"fact": q.fact, "by": q.by, "zh": q.zh, "en": q.en} for q in asked]


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "answer": finding.answer,
        "law": finding.law,
        "article": finding.article,
        "version": finding.version,
        "basis": finding.basis,
        "verified": finding.verified,
        "sample": finding.sample,
        "text": finding.text,
        "facts": finding.used,
        "missing": list(finding.missing),
    }


def articles(answer: Assessment) -> list[dict[str, Any]]:
    """The articles that answered, each once."""
    told = {finding.basis: _finding(finding) for finding in answer.findings if finding.basis}
    kept = ("law", "article", "version", "basis", "verified", "sample", "text")
    return [{name: row[name] for name in kept} for row in told.values()]


def _supplement(state: Application) -> dict[str, Any] | None:
    notice = state.supplement
    if notice is None:
        return None
    return {
        "items": missing(notice.items),
        "asked": notice.asked,
        "due": notice.due,
        "given": notice.given,
    }


def _decided(ctx: Context, actor: Actor, state: Application) -> dict[str, Any] | None:
    made = state.decision
    if made is None:
        return None
    return {
        "decision": made.ruling,
        "by": made.by,
        "at": made.at,
        "answer": made.answer,
        "against_law": made.against_law,
        "late": made.late,
        "papers_by": made.papers_by,
        "confirmed": made.confirmed,
        "basis": list(made.basis),
        "grounds": [
            {"name": g.name, "answer": g.answer, "basis": g.basis, "verified": g.verified}
            | {"facts": g.facts, "missing": list(g.missing)}
            for g in made.grounds
        ],
        "reason": _words(ctx, actor, state, REASON, made.sealed.get("reason")),
    }


def _objection(ctx: Context, actor: Actor, state: Application, made: Objection) -> dict[str, Any]:
    """What is held against the decision, and the answer; upheld: the ways that remain (49(3))."""
    said, answer = made.sealed.get("objection"), made.review.get("review")
    return {
        "made": made.made,
        "due": made.due,
        "reviewed": made.reviewed,
        "upheld": made.upheld,
        "text": _words(ctx, actor, state, f"{state.id}.objection", said),
        "answer": _words(ctx, actor, state, f"{state.id}.review", answer),
        "next": ["administrative_review", "administrative_suit"] if made.upheld else [],
    }


def _notice(ctx: Context, actor: Actor, state: Application, notice: Notified) -> dict[str, Any]:
    ground = law.notice_grounds()[notice.ground]
    words = {
        name: _words(ctx, actor, state, f"{state.id}.notice.{name}", notice.sealed.get(name))
        for name in ("organ_name", "number")
    }
    return {
        "organ": notice.organ,
        "ground": notice.ground,
        "basis": ground.source.basis,
        "text": ground.source.text,
        "experienced": notice.experienced,
        "received": notice.received,
        "told": notice.told,
        **words,
    }


def _termination(ctx: Context, actor: Actor, state: Application, code: str) -> dict[str, Any]:
    ground = law.grounds()[code]
    token = state.termination.get("termination")
    return {
        "ground": code,
        "text": ground.source.text,
        "basis": ground.source.basis,
        "reason": _words(ctx, actor, state, f"{state.id}.termination", token),
    }


def _replacement(
    ctx: Context, actor: Actor, state: Application, one: Matter, *, words: bool
) -> dict[str, Any] | None:
    """The wish to change the lawyer. What the recipient says of the lawyer is not for that lawyer."""
    wish = one.replacement
    if wish is None or (actor.id == one.lawyer and wish.by != actor.id):
        return None
    said, answer = wish.sealed.get("wish"), wish.answer.get("answer")
    return {
        "by": "lawyer" if wish.by == one.lawyer else "recipient",
        "asked": wish.asked,
        "due": wish.due,
        "refused": wish.refused,
        "text": _words(ctx, actor, state, f"{one.id}.wish", said) if words else None,
        "answer": _words(ctx, actor, state, f"{one.id}.answer", answer) if words else None,
    }


def _words(ctx: Context, actor: Actor, state: Application, field: str, token: str | None) -> str | None:
    """Sealed words in clear. Whoever reads about another is written down before he reads."""
    if token is None:
        return None
    if actor.id != state.applicant:
        ctx.reading(actor.id, state.applicant, field, PURPOSE)
    return ctx.open(state.case, field, token)


def _offer_line(offer: Offer) -> dict[str, Any]:
    return {
        "id": offer.id,
        "lawyer": offer.lawyer,
        "at": offer.at,
        "expires": offer.expires,
        "state": offer.answer,
        "reason": offer.reason,
    }


def offer_out(item: Item, offer: Offer) -> dict[str, Any]:
    """An offer as its lawyer sees it: the kind of matter, the place, the groups; nobody's name."""
    state = item.state
    groups = "、".join(GROUPS[group] for group in state.groups if group in GROUPS)
    summary = " · ".join(part for part in (law.matter_name(state.category), state.region, groups) if part)
    shown = _offer_line(offer) | {"case": state.case, "application": state.id, "summary": summary}
    return shown | {"category": state.category, "region": state.region, "groups": list(state.groups)}


def offer(ctx: Context, actor: Actor, id: str) -> tuple[Item, Offer]:
    """One of the lawyer's own offers."""
    loaded = ctx.load(APPLICATIONS, ids.owner(id))
    _, mine = assignment.own_offer(loaded.state if loaded else None, actor, id)
    if loaded is None:
        raise NotFound("offer.unknown")
    return loaded, mine


def matter_of_offer(state: Application, offer: Offer) -> str | None:
    """The matter that came of an accepted offer."""
    accepted = offer.answer == Answer.ACCEPTED
    return next((m.id for m in state.matters if m.offer == offer.id), None) if accepted else None


GROUPS = {
    "elderly": "老年人",
    "disabled": "残疾人",
    "migrant_worker": "农民工",
    "minor": "未成年人",
    "woman": "妇女",
    "military": "军人军属",
    "veteran": "退役军人",
    "social_relief": "社会救助对象",
}


def matter_out(ctx: Context, actor: Actor, item: Item, one: Matter, *, words: bool) -> dict[str, Any]:
    """A matter; with `words` also the reports' texts, which its recipient, lawyer and officers read."""
    state = item.state
    return {
        "id": one.id,
        "case": state.case,
        "application": state.id,
        "state": one.work,
        "lawyer": one.lawyer,
        "region": state.region,
        "category": state.category,
        "category_name": law.matter_name(state.category),
        "opened": one.opened,
        "ended": one.ended,
        "outcome": one.outcome,
        "hours": one.hours,
        "papers": list(one.papers),
        "papers_due": one.papers_due,
        "lacking": list(one.lacking),
        "subsidy": one.payment if actor.id != state.applicant else None,
        "replacement": _replacement(ctx, actor, state, one, words=words),
        "reported_ground": one.reported_ground,
        "clocks": running(state) if one.id == state.matters[-1].id else [],
        "reports": [
            {"id": report.id, "at": report.at}
            | ({"text": _progress(ctx, actor, state, one, report.sealed)} if words else {})
            for report in one.reports
        ],
        "report": _words(ctx, actor, state, f"{one.id}.report", one.sealed.get("report")) if words else None,
        "version": item.version,
    }


def _progress(
    ctx: Context, actor: Actor, state: Application, one: Matter, sealed: dict[str, str]
) -> str | None:
    return _words(ctx, actor, state, f"{one.id}.progress", sealed.get("progress"))


def applications(
    ctx: Context, actor: Actor, case: str | None, stage: str | None, cursor: str | None, limit: int
) -> Page:
    """The applications of a case, of the officer's region, in a lawyer's hands, or one's own."""
    if case is not None:
        loaded = ctx.load(APPLICATIONS, application_of(case))
        mine = loaded is not None and permission.may(actor, "read", loaded.state)
        return Page([loaded] if loaded and mine else [], None)
    filter = whose(actor)
    if filter is None:
        return Page([], None)
    return ctx.page(
        APPLICATIONS, {**filter, "state.stage": stage} if stage else filter, cursor=cursor, limit=limit
    )


def offers(
    ctx: Context, actor: Actor, answer: str, cursor: str | None, limit: int
) -> tuple[list[tuple[Item, Offer]], str | None]:
    """The lawyer's own offers: those that wait for him, or this year's by what became of them."""
    waiting = answer == Answer.OPEN
    now = ctx.now()
    key = {"state.offered_to": actor.id} if waiting else {"state.asked": asked_in(day_of(now).year, actor.id)}
    page = ctx.page(APPLICATIONS, key, cursor=cursor, limit=limit)
    found_: list[tuple[Item, Offer]] = [
        (item, offer)
        for item in page.items
        for offer in item.state.offers
        if offer.lawyer == actor.id and offer.answer == answer and (not waiting or offer.expires >= now)
    ]
    return found_, page.next


def matters(
    ctx: Context, actor: Actor, case: str | None, cursor: str | None, limit: int
) -> tuple[list[dict[str, Any]], str | None]:
    """The matters of a case with their reports; or a list without words."""
    page = applications(ctx, actor, case, None, cursor, limit)
    rows = [
        matter_out(ctx, actor, item, one, words=case is not None)
        for item in page.items
        for one in item.state.matters
        if permission.may_read_matter(actor, item.state, one)
    ]
    return rows, page.next


def recipient(ctx: Context, actor: Actor, id: str) -> dict[str, Any]:
    """The recipient's name and telephone from identity, for the lawyer at work; the reading is recorded."""
    loaded = ctx.load(APPLICATIONS, ids.owner(id))
    known, one = permission.matter_of(actor, loaded.state if loaded else None, id)
    matter.in_hand(one)
    ctx.reading(actor.id, known.applicant, "recipient", SERVING)
    path = f"/api/identity/persons/{known.applicant}"
    answer = ctx.call("identity").get(path, params={"purpose": SERVING}, by=actor.id)
    if answer.status_code in (404, 410):
        raise NotFound("recipient.unknown")
    card: dict[str, Any] = answer.raise_for_status().json()
    return card


def record(ctx: Context, actor: Actor, id: str) -> list[dict[str, Any]]:
    """The whole record (全过程记录): who did what, when, on what basis. Sealed words are not in it."""
    found.application(ctx, actor, id, "record")
    kept = ("seq", "type", "at", "actor", "basis")
    return [{**{name: e[name] for name in kept}, "data": e["public"]} for e in ctx.history(APPLICATIONS, id)]
