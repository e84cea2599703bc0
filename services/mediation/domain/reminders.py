"""Reminders (提醒): of a session that was set, moved or is near, a term's day, the court's thirty days."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from kernel.words import Clock
from services.mediation import law
from services.mediation.domain.moments import china_day, end_of
from services.mediation.domain.parts import Reminder
from services.mediation.domain.state import Mediation, Stage
from services.mediation.events import ReminderDue

REMINDER = "reminder"
SET, CANCELLED, SESSION = "session_set", "session_cancelled", "session"
PERFORMANCE, CONFIRMATION = "performance", "confirmation"
Near = tuple[str, str, datetime, datetime]
"""What, which one, when it is, and from when on to say so."""
Heard = Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
"""By reminder: the parties whose phone took it, and those who have to be rung."""


def clocks(state: Mediation) -> list[Clock]:
    """The next reminder that was not given yet."""
    waiting = [when for _what, _ref, _due, when in _waiting(state)]
    return [Clock(REMINDER, min(waiting))] if waiting else []


def remind(state: Mediation | None, now: datetime, heard: Heard | None = None) -> list[Any]:
    """Say what is near. What is past already is only ticked off: nobody need be told."""
    if state is None:
        return []
    known, none = heard or {}, ((), ())
    return [
        ReminderDue(state.id, what, ref, due, now, due <= now, *known.get(ref, none))
        for what, ref, due, when in _waiting(state)
        if when <= now
    ]


def _waiting(state: Mediation) -> list[Near]:
    near = (*_sessions(state), *_terms(state), *_confirmation(state))
    return [n for n in near if n[1] not in state.reminded]


def _ahead(what: str, ref: str, due: datetime) -> Near:
    """So many days before it, as the bureau set them."""
    days = law.rule(what, china_day(due), "reminders").values["days"]
    return what, ref, due, due - timedelta(days=days)


def _sessions(state: Mediation) -> Iterator[Near]:
    """A time that was set is told at once, and its end too, to who was told of it; the day before again."""
    if state.stage not in (Stage.OPEN, Stage.AGREED):
        return
    for s in state.sessions:
        told = f"{s.id}.set"
        if s.cancelled:
            if told in state.reminded and s.cancelled_at is not None:
                yield CANCELLED, f"{s.id}.cancelled", s.at, s.cancelled_at
            continue
        if s.noted is not None:
            yield SET, told, s.at, s.noted
        yield _ahead(SESSION, s.id, s.at)


def _terms(state: Mediation) -> Iterator[Near]:
    """The next day of each term that is not done; a new version has new days."""
    if not state.binds:
        return
    for number, term in enumerate(state.terms):
        day = term.next_due()
        if day is not None:
            yield _ahead(PERFORMANCE, f"v{len(state.versions)}.t{number}.{day}", end_of(day))


def term_of(ref: str) -> int:
    """Which term a reminder is about."""
    return int(ref.split(".")[1].removeprefix("t"))


def _confirmation(state: Mediation) -> Iterator[Near]:
    waits = state.stage is Stage.EFFECTIVE and state.binds and state.confirmation.applied_at is None
    if waits and state.confirm_by is not None and not state.confirmation_lapsed:
        yield _ahead(CONFIRMATION, f"v{len(state.versions)}.court", state.confirm_by)


def reminded(state: Mediation, event: ReminderDue) -> Mediation:
    """It was said; once is enough."""
    known = replace(state, reminded=(*state.reminded, event.ref))
    if event.past:
        return known
    said = Reminder(event.what, event.ref, event.due, event.at, event.told, event.missed)
    return replace(known, notices=(*state.notices, said))
