"""The legal clocks (时限) of a mediation, and what their passing means. Art. 31, 33; one-month term."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from kernel.words import Clock
from services.mediation.domain import danger, handoffs, reminders
from services.mediation.domain.lateness import late_at, marked
from services.mediation.domain.moments import end_of
from services.mediation.domain.state import Mediation, Stage
from services.mediation.events import ConfirmationLapsed, MediationOverdue, TermsLate

TERM, CONFIRMATION, PERFORMANCE = "mediation_term", "confirmation", "performance"


def clocks(state: Mediation) -> list[Clock]:
    """All clocks that run now: of the law, and those that remind and watch."""
    return [*legal(state), *danger.clocks(state), *handoffs.clocks(state), *reminders.clocks(state)]


def legal(state: Mediation) -> list[Clock]:
    """The clocks that people are shown."""
    return [*_term(state), *_confirmation(state), *_performance(state)]


def _term(state: Mediation) -> list[Clock]:
    runs = state.stage in (Stage.CONSENTING, Stage.OPEN, Stage.AGREED) and not state.overdue
    return [Clock(TERM, state.term_due)] if runs and state.term_due else []


def _confirmation(state: Mediation) -> list[Clock]:
    asked = state.confirmation.applied_at is not None
    runs = state.stage is Stage.EFFECTIVE and state.binds and not asked and not state.confirmation_lapsed
    return [Clock(CONFIRMATION, state.confirm_by)] if runs and state.confirm_by else []


def _performance(state: Mediation) -> list[Clock]:
    if not state.binds:
        return []
    waiting = [day for term in state.terms if (day := term.next_due()) is not None]
    return [Clock(PERFORMANCE, end_of(min(waiting)))] if waiting else []


def term_over(state: Mediation, now: datetime) -> list[Any]:
    """The month is over: the mediator ends it, or the parties agree on longer."""
    if not any(clock.due <= now for clock in _term(state)) or state.term_due is None:
        return []
    return [MediationOverdue(state.case, state.id, state.term_due, now)]


def confirmation_over(state: Mediation, now: datetime) -> list[Any]:
    """Thirty days have passed: the court is no longer asked jointly. Art. 33."""
    if not any(clock.due <= now for clock in _confirmation(state)) or state.confirm_by is None:
        return []
    return [ConfirmationLapsed(state.case, state.id, state.confirm_by, now)]


def performance_over(state: Mediation, now: datetime) -> list[Any]:
    """A term's day has passed: the mediator urges its performance. Art. 31."""
    if not state.binds:
        return []
    whole, parts = late_at(state.terms, now)
    return [TermsLate(state.case, state.id, whole, now, parts)] if whole or parts else []


def overdue(state: Mediation, event: MediationOverdue) -> Mediation:
    """Past its term."""
    return replace(state, overdue=True)


def confirmation_lapsed(state: Mediation, event: ConfirmationLapsed) -> Mediation:
    """The court's door for a joint application is closed."""
    return replace(state, confirmation_lapsed=True)


def terms_late(state: Mediation, event: TermsLate) -> Mediation:
    """These terms are late."""
    return replace(state, terms=marked(state.terms, event.terms, event.instalments))
