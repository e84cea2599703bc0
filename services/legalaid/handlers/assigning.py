"""Offers and their answers; the officer's own assignment."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from kernel import ids
from kernel.context import Context
from kernel.step import By, Outcome
from kernel.words import OutOfOrder
from services.legalaid.domain import assignment, matching, needs, permission
from services.legalaid.domain.application import Application
from services.legalaid.domain.candidate import Candidate
from services.legalaid.domain.hindrance import unproven
from services.legalaid.domain.periods import day_of
from services.legalaid.events import Decline
from services.legalaid.handlers import bench, found
from services.legalaid.store import APPLICATIONS


def accept(ctx: Context, by: By, offer: str) -> Outcome[Application]:
    """The lawyer takes the case: exactly one has it, whatever the races."""

    def accepting(state: Application | None) -> Sequence[Any]:
        known, _ = assignment.own_offer(state, by.actor, offer)
        return assignment.accept(known, by.actor, offer, bench.one(ctx, known, by.actor.id), ctx.now())

    return ctx.step(APPLICATIONS, ids.owner(offer), accepting, by)


def decline(ctx: Context, by: By, offer: str, reason: Decline) -> Outcome[Application]:
    """The lawyer says no; the next one is asked in the same step."""

    def declining(state: Application | None) -> Sequence[Any]:
        known, _ = assignment.own_offer(state, by.actor, offer)
        return bench.then_offer(ctx, known, assignment.decline(known, by.actor, offer, reason, ctx.now()))

    return ctx.step(APPLICATIONS, ids.owner(offer), declining, by)


def assign(ctx: Context, by: By, id: str, lawyer: str) -> Outcome[Application]:
    """The officer assigns outright."""

    def assigning(state: Application) -> Sequence[Any]:
        permission.require(by.actor, "assign", state)
        return assignment.assign(state, by.actor, bench.one(ctx, state, lawyer), ctx.now())

    return found.step(ctx, by, id, assigning)


def offer_again(ctx: Context, by: By, id: str) -> Outcome[Application]:
    """A wider round: also those who let an offer pass are asked again, never those in conflict."""

    def asking(state: Application) -> Sequence[Any]:
        permission.require(by.actor, "offer", state)
        if not state.to_assign or state.open_offer is not None:
            raise OutOfOrder("assignment.not_now")
        made = assignment.next_offer(state, bench.of_region(ctx, state), ctx.now(), wider=True)
        if not made:
            raise OutOfOrder("assignment.nobody")
        return made

    return found.step(ctx, by, id, asking)


def candidates(ctx: Context, by: By, id: str) -> list[dict[str, Any]]:
    """Whom one might ask, best first with their points; then the others, and why not they."""
    state = found.application(ctx, by.actor, id, "candidates").state
    on, everybody = day_of(ctx.now()), bench.of_region(ctx, state)
    fit = matching.ranked(state, everybody, on, round=matching.AGAIN)
    names = {one.lawyer for one in fit}
    rest = [one for one in everybody if one.lawyer not in names]
    return [_row(state, one, on) for one in (*fit, *rest)]


def _row(state: Application, one: Candidate, on: date) -> dict[str, Any]:
    parts = matching.fit(matching.wanted(state), one, on)
    return {
        "lawyer": one.lawyer,
        "region": one.region,
        "open_matters": one.open_matters,
        "offers_this_year": one.offers_this_year,
        "hindrance": assignment.hindrance(state, one, on, wider=True),
        "asked": one.lawyer in state.already_asked,
        "points": matching.points(parts),
        "parts": parts,
        "unproven": list(unproven(state, one)),
    }


def note_needs(
    ctx: Context, by: By, id: str, languages: list[str], place: str | None
) -> Outcome[Application]:
    """Note what the recipient needs of a lawyer beyond the law."""
    return found.step(
        ctx, by, id, lambda state: needs.note(state, by.actor, tuple(languages), place, ctx.now())
    )
