"""Offers and their answers; the officer's own assignment."""

from collections.abc import Sequence
from typing import Any

from kernel import ids
from kernel.context import Context
from kernel.step import By, Outcome
from kernel.words import OutOfOrder
from services.legalaid.domain import assignment, permission
from services.legalaid.domain.application import Application
from services.legalaid.domain.assignment import Candidate
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


def candidates(ctx: Context, by: By, id: str) -> list[tuple[Candidate, str | None, bool]]:
    """Whom one might ask, best first, and why not the others; `True` where he was asked already."""
    state = found.application(ctx, by.actor, id, "candidates").state
    everybody = bench.of_region(ctx, state)
    fit = assignment.ranked(state, everybody, wider=True)
    rest = [candidate for candidate in everybody if candidate not in fit]
    return [
        (one, assignment.hindrance(state, one), one.lawyer in state.already_asked) for one in (*fit, *rest)
    ]
