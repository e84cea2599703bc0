"""Firing clocks: the handler that the service names, with a cause that makes it happen once."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import UTC
from typing import TYPE_CHECKING, Any

from pymongo.errors import PyMongoError

from kernel import faults
from kernel.calls import Unavailable
from kernel.entries import moment
from kernel.step import By
from kernel.store import Busy
from kernel.words import CLOCK, Clock

if TYPE_CHECKING:
    from kernel.context import Context

log = logging.getLogger("fengqiao.clocks")
CAUSE = "clock:"


def cause(name: str, at: str) -> str:
    """The cause of what a clock does; `at` is its due time as `moment` writes it."""
    return f"{CAUSE}{name}:{at}"


def fire(ctx: Context, id: str, due: dict[str, Any]) -> None:
    """Let one clock of a document do what the service says. Raises whatever its handler raises."""
    name, at = due["name"], due["at"].astimezone(UTC)
    by = By(CLOCK, cause(name, moment(at)), at=at)
    ctx.service.on_clock(name)(ctx, by, id, Clock(name, at))


def before(ctx: Context, id: str, over: Iterable[dict[str, Any]]) -> None:
    """Fire the deadlines that ran out before somebody else's step, so that none passes unseen; no chores.

    Raises Unavailable, Busy or PyMongoError: then the step has to wait, too. A clock that fails by a fault of
    ours is named, and holds up nobody; the scheduler goes on trying it.
    """
    deadlines = [due for due in over if due["name"] not in ctx.service.chores]
    for due in sorted(deadlines, key=lambda each: (each["at"], each["name"])):
        try:
            fire(ctx, id, due)
        except (Unavailable, Busy, PyMongoError):
            raise
        except Exception as error:
            log.error("clock %s of %s: %s", due["name"], id, faults.where(error))
