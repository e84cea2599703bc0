"""Days and months as people in China count them."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta, timezone

CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")


def china_day(at: datetime) -> date:
    """The day it is in China at that moment."""
    return at.astimezone(CHINA).date()


def in_china(at: datetime) -> datetime:
    """The same moment as a clock in China shows it."""
    return at.astimezone(CHINA)


def end_of(day: date) -> datetime:
    """The last second of a day in China (二十四时)."""
    return datetime.combine(day, time(23, 59, 59), CHINA)


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or that month's last day (民法典 202)."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
