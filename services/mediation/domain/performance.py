"""Performance (履行): watched term by term, part by part; when all is done the file is closed. Art. 31-33."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from kernel.words import Actor, Forbidden, Invalid, OutOfOrder
from services.mediation import law
from services.mediation.domain.ending import close, ways
from services.mediation.domain.moments import china_day, end_of
from services.mediation.domain.parts import Term
from services.mediation.domain.standing import NAMED, must, speaks_for, standings
from services.mediation.domain.state import Mediation
from services.mediation.events import InstalmentPerformed, TermBreached, TermPerformed


def perform(
    state: Mediation, actor: Actor, term: int, done: bool, now: datetime, part: int | None = None
) -> list[Any]:
    """Record that a term (zero-based), or one of its instalments, was performed or found not performed."""
    must(actor, "perform", state)
    if not state.binds:
        raise OutOfOrder("mediation_ended" if state.closed_at else "not_effective")
    if not 0 <= term < len(state.terms):
        raise Invalid("term_unknown", field="term", terms=len(state.terms))
    known = state.terms[term]
    _may_say(state, actor, known)
    if known.performed_at is not None:
        raise OutOfOrder("performed_already", field="term")
    if part is not None and not 0 <= part < len(known.instalments):
        raise Invalid("instalment_unknown", field="instalment", instalments=len(known.instalments))
    if not done:
        return _breached(state, term, now)
    return _whole(state, term, now) if part is None else _part(state, term, part, now)


def _may_say(state: Mediation, actor: Actor, term: Term) -> None:
    """The mediator, or the party to whom it is owed: the debtor's own word is not enough. Art. 31."""
    if NAMED in standings(actor, state):
        return
    if term.to is None:
        raise Forbidden("only_who_receives", field="term")
    speaks_for(actor, term.to, state)


def _whole(state: Mediation, term: int, now: datetime) -> list[Any]:
    late = now > end_of(state.terms[term].due)
    event = TermPerformed(state.case, state.id, term, now, late)
    rest = [t for i, t in enumerate(state.terms) if i != term and t.performed_at is None]
    return [event] if rest else [event, close(state, "performed", now)]


def _part(state: Mediation, term: int, part: int, now: datetime) -> list[Any]:
    parts = state.terms[term].instalments
    if parts[part].performed_at is not None:
        raise OutOfOrder("performed_already", field="instalment")
    late = now > end_of(parts[part].due)
    event = InstalmentPerformed(state.case, state.id, term, part, now, late)
    waiting = [p for i, p in enumerate(parts) if i != part and p.performed_at is None]
    return [event] if waiting else [event, *_whole(state, term, now)]


def _breached(state: Mediation, term: int, now: datetime) -> list[Any]:
    """Not performed: told to urge it, and where to go. A confirmed agreement can be enforced."""
    if state.terms[term].breached_at is not None:
        raise OutOfOrder("breached_already", field="term")
    names = ("performance_watch", "dispute_over_agreement", "enforcement")
    cited = law.basis(china_day(now), *names)
    return [TermBreached(state.case, state.id, term, now, ways(state, now), cited)]


def performed(state: Mediation, event: TermPerformed) -> Mediation:
    """One more term done, with all its parts; an earlier breach is made good."""
    known = state.terms[event.term]
    parts = tuple(replace(p, performed_at=p.performed_at or event.at) for p in known.instalments)
    done = replace(known, performed_at=event.at, late=event.late, breached_at=None, instalments=parts)
    return _with(state, event.term, done)


def part_performed(state: Mediation, event: InstalmentPerformed) -> Mediation:
    """One more part done; an earlier breach is made good."""
    known = state.terms[event.term]
    parts = tuple(
        replace(p, performed_at=event.at, late=event.late) if i == event.instalment else p
        for i, p in enumerate(known.instalments)
    )
    return _with(state, event.term, replace(known, instalments=parts, breached_at=None))


def breached(state: Mediation, event: TermBreached) -> Mediation:
    """A term that was not performed."""
    known = replace(state.terms[event.term], breached_at=event.at)
    return replace(_with(state, event.term, known), routes=event.routes)


def _with(state: Mediation, number: int, term: Term) -> Mediation:
    return replace(state, terms=tuple(term if i == number else t for i, t in enumerate(state.terms)))
