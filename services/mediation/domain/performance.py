"""Performance (履行): watched term by term; when all is done the file is closed. Art. 31-33."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from kernel.words import Actor, Invalid, OutOfOrder
from services.mediation import law
from services.mediation.domain.ending import close, ways
from services.mediation.domain.moments import china_day, end_of
from services.mediation.domain.standing import must
from services.mediation.domain.state import Mediation, Term
from services.mediation.events import TermBreached, TermPerformed


def perform(state: Mediation, actor: Actor, term: int, done: bool, now: datetime) -> list[Any]:
    """Record that a term (zero-based) was performed, or found not performed."""
    must(actor, "perform", state)
    if not state.binds:
        raise OutOfOrder("mediation_ended" if state.closed_at else "not_effective")
    if not 0 <= term < len(state.terms):
        raise Invalid("term_unknown", field="term", terms=len(state.terms))
    if state.terms[term].performed_at is not None:
        raise OutOfOrder("performed_already", field="term")
    if not done and state.terms[term].breached_at is not None:
        raise OutOfOrder("breached_already", field="term")
    return _performed(state, term, now) if done else _breached(state, term, now)


def _performed(state: Mediation, term: int, now: datetime) -> list[Any]:
    late = now > end_of(state.terms[term].due)
    event = TermPerformed(state.case, state.id, term, now, late)
    rest = [t for i, t in enumerate(state.terms) if i != term and t.performed_at is None]
    return [event] if rest else [event, close(state, "performed", now)]


def _breached(state: Mediation, term: int, now: datetime) -> list[Any]:
    """Not performed: told to urge it, and where to go. A confirmed agreement can be enforced."""
    names = ("performance_watch", "dispute_over_agreement", "enforcement")
    cited = law.basis(china_day(now), *names)
    return [TermBreached(state.case, state.id, term, now, ways(state, now), cited)]


def performed(state: Mediation, event: TermPerformed) -> Mediation:
    """One more term done; an earlier breach is made good."""
    return replace(
        state, terms=_with(state, event.term, performed_at=event.at, late=event.late, breached_at=None)
    )


def breached(state: Mediation, event: TermBreached) -> Mediation:
    """A term that was not performed."""
    return replace(state, routes=event.routes, terms=_with(state, event.term, breached_at=event.at))


def _with(state: Mediation, number: int, **changes: Any) -> tuple[Term, ...]:
    return tuple(replace(t, **changes) if i == number else t for i, t in enumerate(state.terms))
