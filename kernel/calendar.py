"""Legal days (期间): how a period in days ends, by the Chinese calendar of holidays. Pure.

The calendar ends with the last year that the State Council has announced; a period that
reaches past it counts weekends only and is marked provisional.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

import chinese_calendar

from kernel.clock import CHINA


class DayType(StrEnum):
    """How a rule counts: every day (自然日) or working days (工作日)."""

    CALENDAR = "calendar"
    WORKING = "working"


@dataclass(frozen=True)
class Deadline:
    """The last moment of a period; `provisional` where the calendar is not announced yet."""

    due: datetime
    provisional: bool


def days(start: datetime, count: int, day_type: str = DayType.CALENDAR, *, roll: bool = True) -> Deadline:
    """The end of the `count`-th day after `start`'s own day in China.

    With `roll`, a calendar period that ends on a day of rest ends on the next working day.
    """
    day = start.astimezone(CHINA).date()
    provisional = False
    if day_type == DayType.WORKING:
        for _ in range(count):
            day, provisional = _next_working(day + timedelta(days=1), provisional)
    else:
        day += timedelta(days=count)
        if roll:
            day, provisional = _next_working(day, provisional)
    return Deadline(datetime.combine(day, time(23, 59, 59), CHINA), provisional)


def is_day_off(day: date) -> bool:
    """A day of rest: a weekend that is not worked, or a public holiday."""
    return not _is_working(day)[0]


def _next_working(day: date, provisional: bool) -> tuple[date, bool]:
    while True:
        working, known = _is_working(day)
        provisional = provisional or not known
        if working:
            return day, provisional
        day += timedelta(days=1)


def _is_working(day: date) -> tuple[bool, bool]:
    try:
        return chinese_calendar.is_workday(day), True
    except NotImplementedError:
        return day.weekday() < 5, False
