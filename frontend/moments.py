"""Dates as people say them, in China's time; and how long is left, in words and never by colour alone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from flask_babel import format_date, format_datetime, gettext, ngettext

CHINA = ZoneInfo("Asia/Shanghai")
SOON = 2  # days


def parse(value: str | datetime | None) -> datetime | None:
    """RFC 3339 text to an aware moment in China's time; None for what is missing or no time."""
    if isinstance(value, datetime):
        return value.astimezone(CHINA)
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=CHINA)).astimezone(CHINA)


def day(value: str | datetime | None) -> str:
    moment = parse(value)
    return str(format_date(moment, gettext("M月d日 EEEE"), rebase=False)) if moment else ""


def date_in_full(value: str | datetime | None) -> str:
    """2026年12月5日, as papers have it."""
    at = parse(value)
    return str(format_date(at, gettext("y年M月d日"), rebase=False)) if at else ""


def moment(value: str | datetime | None) -> str:
    at = parse(value)
    return str(format_datetime(at, gettext("M月d日 HH:mm"), rebase=False)) if at else ""


def days_left(value: str | datetime | None) -> int | None:
    due = parse(value)
    return (due.date() - today()).days if due else None


def today() -> date:
    return datetime.now(UTC).astimezone(CHINA).date()


def left(value: str | datetime | None) -> str:
    """今天到期, 还有 3 天, 已超过 2 天."""
    days = days_left(value)
    if days is None:
        return ""
    if days == 0:
        return str(gettext("今天到期"))
    if days > 0:
        return str(ngettext("还有 %(num)d 天", "还有 %(num)d 天", days))
    return str(ngettext("已超过 %(num)d 天", "已超过 %(num)d 天", -days))


def urgency(value: str | datetime | None) -> str:
    """late, soon or calm: the class of a clock's mark."""
    days = days_left(value)
    if days is None:
        return "calm"
    return "late" if days < 0 else "soon" if days <= SOON else "calm"
