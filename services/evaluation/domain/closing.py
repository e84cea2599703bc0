"""A service closed a case: it becomes ours to sample, and the resident may rate."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.evaluation.domain.case import EvaluatedCase
from services.evaluation.events import ClosingReceived, SurveyOpened


@dataclass(frozen=True)
class Ending:
    """What both services tell when a case closes, in one form; `handler` may be empty."""

    case: str
    service: str
    region: str
    category: str
    handler: str
    outcome: str
    opened: datetime
    closed: datetime


def receive(state: EvaluatedCase | None, id: str, ending: Ending) -> Sequence[Any]:
    """The closing is kept; the survey opens with the first one and stays one per case (一案一评)."""
    received = ClosingReceived(
        id=id,
        case=ending.case,
        region=ending.region,
        category=ending.category,
        service=ending.service,
        handler=ending.handler,
        outcome=ending.outcome,
        opened=ending.opened,
        closed=ending.closed,
    )
    return [received] if state else [received, SurveyOpened(ending.case)]
