"""Our copy of a member of staff: does he evaluate, and where."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from services.evaluation.events import ColleagueListed, StaffAppointed

EVALUATOR = "evaluator"


@dataclass(frozen=True)
class Colleague:
    """The document. `evaluates` is the region of an active evaluator, else empty; it serves the index."""

    username: str
    evaluates: str = ""


def appoint(state: Colleague | None, told: StaffAppointed) -> Sequence[Any]:
    """Keep what matters here; nothing where nothing of it changed."""
    evaluates = told.active and EVALUATOR in told.roles and told.region is not None
    listed = ColleagueListed(told.username, told.region, evaluates)
    return [] if state == evolve(None, listed) else [listed]


def evolve(_state: Colleague | None, event: ColleagueListed) -> Colleague:
    """The colleague as last told."""
    return Colleague(event.username, (event.region or "") if event.evaluates else "")
