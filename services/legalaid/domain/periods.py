"""When a legal clock ends: the period of the law of that day, counted as its data say."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from kernel import calendar
from services.legalaid import law

CHINA = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True)
class End:
    """The last moment, and the rule it follows; `provisional` where holidays are not announced yet."""

    due: datetime
    provisional: bool
    basis: str


def day_of(moment: datetime) -> date:
    """The date in China."""
    return moment.astimezone(CHINA).date()


def end(name: str, start: datetime) -> End:
    """The end of the named period that begins at `start`."""
    period = law.period(name, day_of(start))
    if period.unit == "hours":
        return End(start + timedelta(hours=period.amount), False, period.source.basis)
    found = calendar.days(start, period.amount, period.day_type)
    return End(found.due, found.provisional, period.source.basis)


def before(name: str, due: datetime) -> datetime:
    """A warning's moment: the named number of hours before a clock ends."""
    return due - timedelta(hours=law.period(name, day_of(due)).amount)


def resumed(due: datetime, stopped: datetime, now: datetime) -> End:
    """Where a clock that stood still from `stopped` until `now` ends: the days that were left, from now."""
    left = max((day_of(due) - day_of(stopped)).days, 0)
    found = calendar.days(now, left)
    return End(found.due, found.provisional, law.pause("decision").basis)
