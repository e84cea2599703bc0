"""The resident rates once (评价), and nobody who was dissatisfied is left without a call (回访)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kernel.calendar import days
from kernel.words import Actor, Forbidden, NotFound, OutOfOrder, covers
from services.evaluation.domain.case import EvaluatedCase
from services.evaluation.events import FollowUpDone, FollowUpLate, FollowUpOpened, SurveyAnswered
from services.evaluation.rubric import Practice

CALLERS = ("officer", "operator", "supervisor")


def answer(
    state: EvaluatedCase,
    satisfied: int,
    aware: bool,
    first_choice: bool,
    sealed: dict[str, str],
    practice: Practice,
    now: datetime,
) -> Sequence[Any]:
    """Satisfaction (满意率), awareness (知晓率), first choice (首选率); once for a case."""
    if state.survey:
        raise OutOfOrder("survey_answered")
    last = state.last
    answered = SurveyAnswered(
        case=state.case,
        region=state.region,
        category=last.category,
        service=last.service,
        handler=last.handler,
        closing=len(state.closings) - 1,
        satisfied=satisfied,
        aware=aware,
        first_choice=first_choice,
        closed=last.day,
        sealed=sealed,
    )
    if satisfied > practice.dissatisfied_to:
        return [answered]
    due = days(now, practice.follow_up_days, practice.follow_up_day_type).due
    return [answered, FollowUpOpened(state.case, due)]


def follow_up(state: EvaluatedCase, actor: Actor, sealed: dict[str, str], now: datetime) -> Sequence[Any]:
    """Staff of the region spoke with the resident."""
    if not covers(actor.region, state.region):
        raise NotFound("follow_up_unknown")
    if actor.id in state.handlers:
        raise Forbidden("own_case")
    if state.follow_up is None:
        raise NotFound("follow_up_unknown")
    if state.follow_up.at:
        raise OutOfOrder("follow_up_done")
    return [FollowUpDone(actor.id, now, sealed)]


def follow_up_late(state: EvaluatedCase, now: datetime) -> Sequence[Any]:
    """The promised time for the call is over."""
    waiting = state.follow_up
    if waiting is None or waiting.at or waiting.late or waiting.due > now:
        return []
    return [FollowUpLate(waiting.due)]
