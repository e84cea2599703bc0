"""What arrives from intake, identity, evaluation. Each leaves a trace, also where nothing follows from it."""

from kernel.context import Context
from kernel.step import By
from services.mediation.domain import ending, lending, opening, roster
from services.mediation.events import (
    CaseRouted,
    CaseWithdrawn,
    ReviewAssigned,
    ReviewEnded,
    StaffAppointed,
)
from services.mediation.store import CASES, MEDIATORS, mediation_of, place_of


def receive(ctx: Context, by: By, routed: CaseRouted) -> None:
    """A work order was routed here: propose a mediation."""
    id = mediation_of(routed.case)
    ctx.step(CASES, id, lambda state: opening.propose(state, id, routed, ctx.now()), by)


def withdraw_case(ctx: Context, by: By, withdrawn: CaseWithdrawn) -> None:
    """The work order was withdrawn."""
    id = mediation_of(withdrawn.case)
    ctx.step(CASES, id, lambda state: ending.case_withdrawn(state, ctx.now()), by)


def enrol(ctx: Context, by: By, appointed: StaffAppointed) -> None:
    """Keep the roster of mediators."""
    place = place_of(appointed.username)
    ctx.step(MEDIATORS, place, lambda state: roster.enrol(state, appointed), by)


def lend(ctx: Context, by: By, assigned: ReviewAssigned) -> None:
    """An evaluator scores the case: he may read the file while he does."""
    ctx.step(CASES, mediation_of(assigned.case), lambda state: lending.lend(state, assigned), by)


def take_back(ctx: Context, by: By, ended: ReviewEnded) -> None:
    """The review ended."""
    ctx.step(CASES, mediation_of(ended.case), lambda state: lending.take_back(state, ended), by)
