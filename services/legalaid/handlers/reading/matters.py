"""A lawyer's work as recipient, lawyer and officers see it."""

from typing import Any

from kernel.context import Context
from kernel.step import Loaded, Outcome
from kernel.vault import is_sealed
from kernel.words import Actor
from services.legalaid import law
from services.legalaid.domain import permission
from services.legalaid.domain.application import Application
from services.legalaid.domain.inside import Matter
from services.legalaid.handlers.reading import ending, words
from services.legalaid.handlers.reading.applications import applications, running

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
        "papers": _papers(ctx, actor, state, one) if texts else [],
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


def _papers(ctx: Context, actor: Actor, state: Application, one: Matter) -> list[str]:
    """What the lawyer called them; those handed in before names were sealed stand there as they are."""
    named = (
        words.opened(ctx, actor, state, f"{one.id}.papers", name) if is_sealed(name) else name
        for name in one.papers
    )
    return [name for name in named if name is not None]


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
