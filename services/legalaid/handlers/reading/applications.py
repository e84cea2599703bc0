"""An application as people see it; lists; its record."""

from typing import Any

from kernel.context import Context
from kernel.pages import Page
from kernel.step import Loaded, Outcome
from kernel.words import Actor
from services.legalaid import law
from services.legalaid.domain import decision, objection, permission
from services.legalaid.domain.application import Application
from services.legalaid.domain.clocks import clocks
from services.legalaid.domain.reception import suggested
from services.legalaid.handlers import found
from services.legalaid.handlers.deciding import REASON
from services.legalaid.handlers.reading import answers, ending, means, offers, words
from services.legalaid.store import APPLICATIONS, application_of, whose

Item = Loaded[Application] | Outcome[Application]


def application(ctx: Context, actor: Actor, item: Item) -> dict[str, Any]:
    """One application for somebody who may read it, with the reason of its decision."""
    shown = outline(actor, item)
    made = item.state.decision
    if made is not None:
        shown["decided"] = _decided(ctx, actor, item.state)
    if item.state.notice is not None:
        shown["notice"] = ending.notice(ctx, actor, item.state, item.state.notice)
    shown["means"] = means.stated(ctx, actor, item.state)
    shown["shared_records"] = means.consulted(ctx, actor, item.state)
    if item.state.objection is not None:
        shown["objection"] = ending.objection(ctx, actor, item.state, item.state.objection)
    if item.state.terminated_on is not None:
        shown["termination"] = ending.termination(ctx, actor, item.state, item.state.terminated_on)
    if permission.officer_of(actor, item.state):
        shown["notices"] = list(item.state.told)
        shown["offers"] = [offers.line(offer) | {"why": offers.why(offer.why)} for offer in item.state.offers]
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
        "assessment": answers.assessment(
            decision.assess(state), decision.urgency(state), decision.jurisdiction(state)
        ),
        "decision": state.decision.ruling if state.decision else None,
        "groups": list(state.groups),
        "facts": state.facts,
        "papers_claimed": list(state.papers_claimed),
        "supplement": _supplement(state),
        "supplement_suggested": answers.missing(suggested(state, decision.assess(state))),
        "alert": state.alert,
        "attention": list(state.attention),
        "lawyer": state.counsel,
        "matters": [one.id for one in state.matters],
        "draws": [one.id for one in state.draws],
        "needs": {"languages": list(state.needs.languages), "place": state.needs.place},
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
        "needs": not state.over and state.open_matter is None,
        "draw": state.to_assign and state.open_offer is None and state.current_draw is None,
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


def _supplement(state: Application) -> dict[str, Any] | None:
    notice = state.supplement
    if notice is None:
        return None
    return {
        "items": answers.missing(notice.items),
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
        "reason": words.opened(ctx, actor, state, REASON, made.sealed.get("reason")),
    }


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


def record(ctx: Context, actor: Actor, id: str) -> list[dict[str, Any]]:
    """The whole record (全过程记录): who did what, when, on what basis. Sealed words are not in it."""
    found.application(ctx, actor, id, "record")
    kept = ("seq", "type", "at", "actor", "basis")
    return [{**{name: e[name] for name in kept}, "data": e["public"]} for e in ctx.history(APPLICATIONS, id)]
