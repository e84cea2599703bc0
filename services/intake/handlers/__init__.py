"""Intake's use cases, one function each; what it listens to and its clocks at the foot."""

from functools import partial

from kernel.service import ClockHandler, EventHandler
from services.intake.domain import NAMES, arriving
from services.intake.events import CONSUMED
from services.intake.handlers import consent, papers, saving
from services.intake.handlers.callers import Found, look_up
from services.intake.handlers.desk import accept, close, route, withdraw
from services.intake.handlers.following import follow, miss
from services.intake.handlers.notes import add_note
from services.intake.handlers.reading import Seen, listing, read, steps_of
from services.intake.handlers.story import Told, story
from services.intake.handlers.submitting import submit
from services.intake.handlers.tracking import Tracked, code_of, track

__all__ = [
    "CHORES", "DEADLINES", "SUBSCRIPTIONS", "Found", "Seen", "Told", "Tracked", "accept", "add_note", "close",
    "code_of", "consent", "listing", "look_up", "papers", "read", "route", "saving", "steps_of",
    "story", "submit", "track", "withdraw",
]  # fmt: skip

SUBSCRIPTIONS: dict[str, EventHandler] = {name: partial(follow, name) for name in CONSUMED}
DEADLINES: dict[str, ClockHandler] = dict.fromkeys(NAMES, miss)
CHORES: dict[str, ClockHandler] = {arriving.LOOK: papers.look}
