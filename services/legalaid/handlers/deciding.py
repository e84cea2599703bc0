"""The law's answer, and the officer's decision."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from kernel.context import Context
from kernel.step import By, Outcome
from services.legalaid.domain import decision, eligibility
from services.legalaid.domain.application import Application
from services.legalaid.domain.eligibility import Assessment, Finding, Situation
from services.legalaid.domain.periods import day_of
from services.legalaid.handlers import bench, found

REASON = "decision.reason"


def assess(ctx: Context, situation: Situation, on: date | None) -> tuple[Assessment, Finding, Finding]:
    """What the law answers today or on a day; nothing is stored."""
    day = on or day_of(ctx.now())
    beside = eligibility.advance(situation, day), eligibility.jurisdiction(situation, day)
    return eligibility.assess(situation, day), *beside


def decide(
    ctx: Context, by: By, id: str, grant: bool, advance: bool, reason: str | None
) -> Outcome[Application]:
    """Grant, refuse or aid first; where aid is given the first lawyer is asked in the same step."""
    case = found.application(ctx, by.actor, id, "decide").state.case
    sealed = {"reason": ctx.seal(case, REASON, reason)} if reason else {}
    request = decision.Request(grant, advance, sealed)

    def deciding(state: Application) -> Sequence[Any]:
        return bench.then_offer(ctx, state, decision.decide(state, by.actor, request, ctx.now()))

    return found.step(ctx, by, id, deciding)
