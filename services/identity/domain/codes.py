"""Phone codes (短信验证码): how long one lives, and how soon another may be asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kernel.words import Refusal

DIGITS = 6
LIFE = timedelta(minutes=5)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Quota:
    """At most `hourly` codes an hour and `daily` a day, `pause` apart."""

    pause: timedelta
    hourly: int
    daily: int


A_PHONE = Quota(timedelta(seconds=60), 5, 10)
AN_ADDRESS = Quota(timedelta(0), 60, 300)  # a village behind one address; not a machine that rings phones


class TooSoon(Refusal):
    """Wait before asking for another code."""

    status = 429


def wait(sent: Sequence[datetime], quota: Quota, now: datetime) -> int:
    """Seconds until the next code may be sent; 0 if it may be sent now."""
    free = [now, *(last + quota.pause for last in sent[-1:])]
    free += _freed(sent, quota.hourly, timedelta(hours=1), now)
    free += _freed(sent, quota.daily, DAY, now)
    left = (max(free) - now).total_seconds()
    return int(-(-left // 1))


def _freed(sent: Sequence[datetime], most: int, span: timedelta, now: datetime) -> list[datetime]:
    within = [at for at in sent if at > now - span]
    return [within[-most] + span] if len(within) >= most else []


def recent(sent: Sequence[datetime], now: datetime) -> list[datetime]:
    """What the quotas still need to remember."""
    return [at for at in sent if at > now - DAY]
