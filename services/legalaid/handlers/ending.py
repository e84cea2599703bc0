"""A change of lawyer, the end of aid, objections, the later papers of aid that came first."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from kernel import ids
from kernel.context import Context
from kernel.step import By, Outcome
from kernel.words import NotFound
from services.legalaid.domain import advance, objection, replacement, termination
from services.legalaid.domain.application import Application
from services.legalaid.handlers import bench, found
from services.legalaid.store import APPLICATIONS

Sealed = dict[str, str]
Said = Callable[[Application, Sealed, datetime], Sequence[Any]]


def _said(ctx: Context, by: By, id: str, field: str, text: str | None, decide: Said) -> Outcome[Application]:
    """A step with words, sealed under the case's key and bound to what they are about."""
    loaded = ctx.load(APPLICATIONS, ids.owner(id))
    if loaded is None:
        raise NotFound("application.unknown")
    sealed = {field: ctx.seal(loaded.state.case, f"{id}.{field}", text)} if text else {}
    return found.step(ctx, by, ids.owner(id), lambda state: decide(state, sealed, ctx.now()))


def ask_replacement(ctx: Context, by: By, matter: str, reason: str) -> Outcome[Application]:
    """The recipient or the lawyer asks for another lawyer."""
    return _said(
        ctx,
        by,
        matter,
        "wish",
        reason,
        lambda state, sealed, now: replacement.ask(state, by.actor, matter, sealed, now),
    )


def decide_replacement(ctx: Context, by: By, matter: str, replace: bool, reason: str) -> Outcome[Application]:
    """The officer replaces the lawyer, and the next one is asked in the same step; or says why not."""

    def deciding(state: Application, sealed: Sealed, now: datetime) -> Sequence[Any]:
        facts = replacement.decide(state, by.actor, matter, replace, sealed, now)
        return bench.then_offer(ctx, state, facts)

    return _said(ctx, by, matter, "answer", reason, deciding)


def report_ground(ctx: Context, by: By, matter: str, ground: str, reason: str) -> Outcome[Application]:
    """The lawyer reports a ground to end aid."""
    return _said(
        ctx,
        by,
        matter,
        "found",
        reason,
        lambda state, sealed, now: termination.report_ground(state, by.actor, matter, ground, sealed, now),
    )


def terminate(ctx: Context, by: By, id: str, ground: str, reason: str) -> Outcome[Application]:
    """The officer ends aid."""
    return _said(
        ctx,
        by,
        id,
        "termination",
        reason,
        lambda state, sealed, now: termination.terminate(state, by.actor, ground, sealed, now),
    )


def make_objection(ctx: Context, by: By, id: str, reason: str) -> Outcome[Application]:
    """The applicant objects."""
    return _said(
        ctx,
        by,
        id,
        "objection",
        reason,
        lambda state, sealed, now: objection.make(state, by.actor, sealed, now),
    )


def review_objection(ctx: Context, by: By, id: str, uphold: bool, reason: str) -> Outcome[Application]:
    """The bureau reviews."""
    return _said(
        ctx,
        by,
        id,
        "review",
        reason,
        lambda state, sealed, now: objection.review(state, by.actor, uphold, sealed, now),
    )


def confirm(ctx: Context, by: By, id: str, reason: str | None) -> Outcome[Application]:
    """The papers of aid that came first are there."""
    return _said(
        ctx,
        by,
        id,
        "confirmation",
        reason,
        lambda state, sealed, now: advance.confirm(state, by.actor, sealed, now),
    )
