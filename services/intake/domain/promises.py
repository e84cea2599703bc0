"""Promised times (服务承诺制): when each step is due, which clock runs, and what passes unkept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kernel.calendar import days
from kernel.clock import CHINA
from kernel.words import Clock
from services.intake.domain.case import Case
from services.intake.events import PromiseMissed
from services.intake.law import promises

ACCEPT, ROUTE, BEGIN = "accept", "route", "begin"
NAMES = (ACCEPT, ROUTE, BEGIN)


@dataclass(frozen=True)
class Due:
    """A deadline with where it comes from.

    `provisional` where the calendar is not announced yet, or no promise holds that day.
    """

    at: datetime
    provisional: bool
    basis: tuple[str, ...]


def promised(name: str, region: str, urgent: bool, now: datetime) -> Due:
    """When the step is due by the promise that holds there and then, or, where none does, by the nearest."""
    today = now.astimezone(CHINA).date()
    own = (each for each in promises() if each.about(name, region, urgent))
    promise = min(own, key=lambda each: each.away(today))  # of several the first, which is the most local
    end = days(now, promise.n, promise.day_type)
    return Due(end.due, end.provisional or promise.away(today) > 0, (promise.basis,))


def clocks(case: Case) -> Sequence[Clock]:
    """The one promise that runs now; a missed one no longer does."""
    if case.promise is None or case.due is None or case.overdue:
        return ()
    return (Clock(case.promise, case.due),)


def miss(case: Case | None, clock: Clock, now: datetime) -> list[PromiseMissed]:
    """The promised time passed: record it, unless the step came first."""
    if case is None or clock.name not in {each.name for each in clocks(case)} or case.due is None:
        return []
    return [PromiseMissed(case.case, clock.name, case.due, now)] if case.due <= now else []
