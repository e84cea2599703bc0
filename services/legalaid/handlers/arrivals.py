"""What arrives from intake, identity, evaluation. Each leaves a trace, also where nothing follows from it."""

from kernel.context import Context
from kernel.step import By
from services.legalaid.domain import lending, reception, roster
from services.legalaid.events import (
    CaseRouted,
    CaseScored,
    CaseWithdrawn,
    ReviewAssigned,
    ReviewEnded,
    StaffAppointed,
)
from services.legalaid.store import APPLICATIONS, LAWYERS, application_of, place_of


def receive(ctx: Context, by: By, routed: CaseRouted) -> None:
    """A case was routed here: it becomes an application, and the seven days begin."""
    id = application_of(routed.case)
    ctx.step(APPLICATIONS, id, lambda state: reception.receive(state, routed, id, ctx.now()), by)


def withdraw(ctx: Context, by: By, withdrawn: CaseWithdrawn) -> None:
    """The applicant took the case back."""
    id = application_of(withdrawn.case)
    ctx.step(APPLICATIONS, id, lambda state: reception.withdraw(state, ctx.now()), by)


def list_lawyer(ctx: Context, by: By, staff: StaffAppointed) -> None:
    """Keep the roster of lawyers as identity has it."""
    place = place_of(staff.username)
    ctx.step(LAWYERS, place, lambda state: roster.list_lawyer(state, staff), by)


def note_score(ctx: Context, by: By, scored: CaseScored) -> None:
    """evaluation scored a closed case: the next choice of a lawyer knows of it."""
    place = place_of(scored.handler)
    ctx.step(LAWYERS, place, lambda state: roster.note_score(state, scored.case, scored.score, ctx.now()), by)


def lend(ctx: Context, by: By, assigned: ReviewAssigned) -> None:
    """An evaluator scores the case: he may read the file while he does."""
    id = application_of(assigned.case)
    ctx.step(APPLICATIONS, id, lambda state: lending.lend(state, assigned), by)


def take_back(ctx: Context, by: By, ended: ReviewEnded) -> None:
    """The review ended."""
    id = application_of(ended.case)
    ctx.step(APPLICATIONS, id, lambda state: lending.take_back(state, ended), by)
