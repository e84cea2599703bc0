"""What arrives from the bus: closed cases, staff, and our own events that hand out reviews."""

from kernel.context import Context
from kernel.step import By
from kernel.words import NotYet
from services.evaluation import store
from services.evaluation.domain import closing, staff, staffing
from services.evaluation.events import (
    MatterClosed,
    MediationClosed,
    SampleDrawn,
    StaffAppointed,
    ThirdReviewSought,
)
from services.evaluation.handlers.roster import Roster


def matter_closed(ctx: Context, by: By, event: MatterClosed) -> None:
    """A matter of legal aid became ours to evaluate."""
    _receive(
        ctx,
        by,
        closing.Ending(
            case=event.case,
            service="legalaid",
            region=event.region,
            category=event.category,
            handler=event.lawyer,
            outcome=event.outcome,
            opened=event.opened,
            closed=event.closed,
        ),
    )


def mediation_closed(ctx: Context, by: By, event: MediationClosed) -> None:
    """A mediation became ours to evaluate."""
    _receive(
        ctx,
        by,
        closing.Ending(
            case=event.case,
            service="mediation",
            region=event.region,
            category=event.category,
            handler=event.mediator or "",
            outcome=event.outcome,
            opened=event.opened,
            closed=event.closed,
        ),
    )


def _receive(ctx: Context, by: By, ending: closing.Ending) -> None:
    id = store.case_id(ending.case)
    ctx.step(store.CASES, id, lambda state: closing.receive(state, id, ending), by)


def appoint(ctx: Context, by: By, event: StaffAppointed) -> None:
    """Keep who evaluates, and where."""
    ctx.step(store.STAFF, store.staff_id(event.username), lambda state: staff.appoint(state, event), by)


def hand_out(ctx: Context, by: By, event: SampleDrawn) -> None:
    """Two blind reviews for each drawn case; a repeat of the event finds them handed out."""
    roster = Roster(ctx)
    for case in event.cases:
        _join(ctx, by, roster, event.sample, case)


def _join(ctx: Context, by: By, roster: Roster, sample: str, case: str) -> None:
    loaded = ctx.load(store.CASES, store.case_id(case))
    if loaded is None:
        raise NotYet(f"the closing of {case}")
    bench = roster.bench(loaded.state.region, case)
    outcome = ctx.step(store.CASES, loaded.id, lambda state: staffing.join(state, sample, bench), by)
    roster.took(outcome.events)


def hand_out_third(ctx: Context, by: By, event: ThirdReviewSought) -> None:
    """The two scores were too far apart: a third evaluator."""
    loaded = ctx.load(store.CASES, store.case_id(event.case))
    if loaded is None:
        raise NotYet(f"the closing of {event.case}")
    bench = Roster(ctx).bench(loaded.state.region, event.case)
    ctx.step(store.CASES, loaded.id, lambda state: staffing.staff(state, bench), by)
