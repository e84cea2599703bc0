"""A lawyer's days of leave (休假): his own to take and cancel; an officer of his region may do it for him."""

from datetime import date
from typing import Any

from kernel.context import Context
from kernel.step import By, Outcome
from kernel.words import Actor, Forbidden, NotFound, covers
from services.legalaid.domain import roster
from services.legalaid.domain.periods import day_of
from services.legalaid.domain.roster import Lawyer
from services.legalaid.handlers import found
from services.legalaid.store import LAWYERS, place_of


def _about(ctx: Context, actor: Actor, username: str) -> Lawyer:
    """The lawyer, for himself and for officers and supervisors of his region."""
    lawyer = found.lawyer(ctx, username)
    if lawyer is None:
        raise NotFound("lawyer.unknown")
    staff = actor.has("officer", "supervisor")
    if actor.id == username or (staff and covers(actor.region, lawyer.region)):
        return lawyer
    if staff:
        raise Forbidden("application.not_yours")
    raise NotFound("lawyer.unknown")


def take_leave(ctx: Context, by: By, username: str, start: date, end: date) -> Outcome[Lawyer]:
    """He is away on these days: nobody asks him meanwhile."""
    _about(ctx, by.actor, username)
    return ctx.step(
        LAWYERS,
        place_of(username),
        lambda state: roster.take_leave(state, start, end, by.actor.id, ctx.now()),
        by,
    )


def cancel_leave(ctx: Context, by: By, username: str, leave: str) -> Outcome[Lawyer]:
    """He is there after all."""
    _about(ctx, by.actor, username)
    return ctx.step(
        LAWYERS,
        place_of(username),
        lambda state: roster.cancel_leave(state, leave, by.actor.id, ctx.now()),
        by,
    )


def leaves(ctx: Context, actor: Actor, username: str) -> list[dict[str, Any]]:
    """His leave from today on."""
    return rows(_about(ctx, actor, username), day_of(ctx.now()))


def rows(lawyer: Lawyer, today: date) -> list[dict[str, Any]]:
    """Days of leave that are not over, the next first."""
    coming = sorted((one for one in lawyer.leave if one.end >= today), key=lambda one: one.start)
    return [{"id": one.id, "start": one.start, "end": one.end} for one in coming]
