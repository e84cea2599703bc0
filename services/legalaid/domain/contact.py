"""The lawyer's first days with the recipient: meeting and agreement. These clocks are the lawyer's own.

An officer sees them only where they ran out. Not asked of what began before they were.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kernel.words import Clock
from services.legalaid.domain import periods
from services.legalaid.domain.application import Application
from services.legalaid.events import ClockRanOut

MEETING, RETAINER = "first_meeting", "retainer"


def clocks(application: Application) -> list[Clock]:
    """The first meeting and the agreement (委托代理协议), while they are to come."""
    work = application.open_matter
    if work is None or not application.documented:
        return []
    awaited = [name for name, done in ((MEETING, work.met), (RETAINER, work.retained)) if done is None]
    due = {name: periods.end(name, work.opened).due for name in awaited}
    return [Clock(name, due[name]) for name in awaited if name not in application.ran_out]


def run_out(application: Application, clock: Clock, now: datetime) -> Sequence[Any]:
    """The days passed: marked once. Nothing where it was done, or another lawyer came meanwhile."""
    if (clock.name, clock.due) not in {(one.name, one.due) for one in clocks(application)}:
        return ()
    return (ClockRanOut(clock.name, clock.due, now),)
