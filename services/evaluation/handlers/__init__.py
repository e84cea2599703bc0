"""One function per use case; what arrives from the bus and the clocks is named at the foot."""

from collections.abc import Callable, Mapping
from typing import Any

from kernel.service import ClockHandler, EventHandler
from services.evaluation.domain.clocks import FOLLOW_UP, REVIEW, REVIEWERS
from services.evaluation.handlers import arrivals, clocks

SUBSCRIPTIONS: Mapping[str, EventHandler] = {
    "legalaid.MatterClosed": arrivals.matter_closed,
    "mediation.MediationClosed": arrivals.mediation_closed,
    "identity.StaffAppointed": arrivals.appoint,
    "evaluation.SampleDrawn": arrivals.hand_out,
    "evaluation.ThirdReviewSought": arrivals.hand_out_third,
}
CONCERNS: Mapping[str, Callable[[Any], bool]] = {
    "evaluation.SampleDrawn": lambda event: bool(event.cases),
}
DEADLINES: Mapping[str, ClockHandler] = {
    REVIEW: clocks.review_over,
    FOLLOW_UP: clocks.follow_up_over,
}
CHORES: Mapping[str, ClockHandler] = {REVIEWERS: clocks.seek_reviewers}
