"""Reminders (提醒): before a session, before a term's day, before the court's thirty days end."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from kernel.words import Clock
from services.mediation import law
from services.mediation.domain.moments import china_day, end_of
from services.mediation.domain.state import Mediation, Stage
from services.mediation.events import ReminderDue

REMINDER = "reminder"
Near = tuple[str, str, datetime]


def clocks(state: Mediation) -> list[Clock]:
    """The next reminder that was not given yet."""
    waiting = [_when(what, due) for what, _ref, due in _waiting(state)]
    return [Clock(REMINDER, min(waiting))] if waiting else []


def remind(state: Mediation | None, now: datetime) -> list[Any]:
    """Say what is near. What is past already is only ticked off: nobody need be told."""
    if state is None:
        return []
    near = [n for n in _waiting(state) if _when(n[0], n[2]) <= now]
    return [ReminderDue(state.id, what, ref, due, now, due <= now) for what, ref, due in near]


def _waiting(state: Mediation) -> list[Near]:
    near = (*_sessions(state), *_terms(state), *_confirmation(state))
    return [n for n in near if n[1] not in state.reminded]


def _when(what: str, due: datetime) -> datetime:
    ahead = law.rule(what, china_day(due), "reminders").values["days"]
    return due - timedelta(days=ahead)


def _sessions(state: Mediation) -> Iterator[Near]:
    if state.stage in (Stage.OPEN, Stage.AGREED):
        yield from (("session", s.id, s.at) for s in state.sessions if not s.cancelled)


def _terms(state: Mediation) -> Iterator[Near]:
    """The next day of each term that is not done; a new version has new days."""
    if not state.binds:
        return
    for number, term in enumerate(state.terms):
        day = term.next_due()
        if day is not None:
            yield "performance", f"v{len(state.versions)}.t{number}.{day}", end_of(day)


def _confirmation(state: Mediation) -> Iterator[Near]:
    waits = state.stage is Stage.EFFECTIVE and state.binds and state.confirmation.applied_at is None
    if waits and state.confirm_by is not None and not state.confirmation_lapsed:
        yield "confirmation", f"v{len(state.versions)}.court", state.confirm_by


def reminded(state: Mediation, event: ReminderDue) -> Mediation:
    """It was said; once is enough."""
    return replace(state, reminded=(*state.reminded, event.ref))
