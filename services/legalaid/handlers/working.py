"""The lawyer's work on a matter."""

from kernel import ids
from kernel.context import Context
from kernel.step import By, Outcome
from services.legalaid.domain import matter, permission
from services.legalaid.domain.application import Application
from services.legalaid.domain.matter import Closing
from services.legalaid.events import Ending
from services.legalaid.store import APPLICATIONS


def _sealed(ctx: Context, by: By, id: str, field: str, text: str) -> dict[str, str]:
    """The words, sealed under the case's key; only the matter's own lawyer comes this far."""
    loaded = ctx.load(APPLICATIONS, ids.owner(id))
    known, _ = permission.matter_of(by.actor, loaded.state if loaded else None, id)
    return {field: ctx.seal(known.case, f"{id}.{field}", text)}


def report(ctx: Context, by: By, id: str, text: str) -> Outcome[Application]:
    """Tell the recipient how things stand."""
    sealed = _sealed(ctx, by, id, "progress", text)
    return ctx.step(
        APPLICATIONS, ids.owner(id), lambda state: matter.report(state, by.actor, id, sealed, ctx.now()), by
    )


def close(ctx: Context, by: By, id: str, outcome: Ending, hours: float, text: str) -> Outcome[Application]:
    """The work is done and reported."""
    closing = Closing(outcome, hours, _sealed(ctx, by, id, "report", text))
    return ctx.step(
        APPLICATIONS, ids.owner(id), lambda state: matter.close(state, by.actor, id, closing, ctx.now()), by
    )


def file_papers(ctx: Context, by: By, id: str, papers: tuple[str, ...]) -> Outcome[Application]:
    """Hand in the closing papers. Their names are the lawyer's own words, which may name people: sealed."""
    named = tuple(_sealed(ctx, by, id, "papers", name)["papers"] for name in papers)
    return ctx.step(
        APPLICATIONS,
        ids.owner(id),
        lambda state: matter.file_papers(state, by.actor, id, named, ctx.now()),
        by,
    )
