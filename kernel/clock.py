"""The one clock. Everything that needs the time asks here; tests and drills move it."""

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)  # ends of ranges
CHINA = ZoneInfo("Asia/Shanghai")

Now = Callable[[], datetime]


def now() -> datetime:
    """The present moment, aware, UTC, in whole milliseconds (the precision the database keeps)."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
