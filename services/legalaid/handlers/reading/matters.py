"""A lawyer's work as recipient, lawyer and officers see it."""

from typing import Any

from kernel import ids
from kernel.context import Context
from kernel.step import Loaded, Outcome
from kernel.words import Actor, NotFound
from services.legalaid import law
from services.legalaid.domain import matter, permission
from services.legalaid.domain.application import Application
from services.legalaid.domain.inside import Matter
from services.legalaid.handlers.reading import ending, words
from services.legalaid.handlers.reading.applications import applications, running
from services.legalaid.store import APPLICATIONS

Item = Loaded[Application] | Outcome[Application]


def matter_out(ctx: Context, actor: Actor, item: Item, one: Matter, *, texts: bool) -> dict[str, Any]:
    """A matter; with `texts` also the reports' texts, which its recipient, lawyer and officers read."""
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
        "replacement": ending.replacement(ctx, actor, state, one, texts=texts),
        "reported_ground": one.reported_ground,
        "clocks": running(state) if one.id == state.matters[-1].id else [],
        "reports": [
            {"id": report.id, "at": report.at}
            | ({"text": _progress(ctx, actor, state, one, report.sealed)} if texts else {})
            for report in one.reports
        ],
        "report": words.opened(ctx, actor, state, f"{one.id}.report", one.sealed.get("report"))
        if texts
        else None,
        "version": item.version,
    }


def _progress(
    ctx: Context, actor: Actor, state: Application, one: Matter, sealed: dict[str, str]
) -> str | None:
    return words.opened(ctx, actor, state, f"{one.id}.progress", sealed.get("progress"))


def matters(
    ctx: Context, actor: Actor, case: str | None, cursor: str | None, limit: int
) -> tuple[list[dict[str, Any]], str | None]:
    """The matters of a case with their reports; or a list without words."""
    page = applications(ctx, actor, case, None, cursor, limit)
    rows = [
        matter_out(ctx, actor, item, one, texts=case is not None)
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
    ctx.reading(actor.id, known.applicant, "recipient", words.SERVING)
    path = f"/api/identity/persons/{known.applicant}"
    answer = ctx.call("identity").get(path, params={"purpose": words.SERVING}, by=actor.id)
    if answer.status_code in (404, 410):
        raise NotFound("recipient.unknown")
    card: dict[str, Any] = answer.raise_for_status().json()
    return card
