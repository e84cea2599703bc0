"""Applications, actors and benches for the tests of legal aid's rules."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from kernel.words import Actor
from services.legalaid.domain import assignment, decision, reception
from services.legalaid.domain.application import Application
from services.legalaid.domain.candidate import Candidate
from services.legalaid.domain.evolution import evolve
from services.legalaid.events import CaseRouted

REGION = "620725"
MONDAY = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)  # ten in the morning in China
OFFICER = Actor("officer", frozenset({"officer"}), REGION)
ELSEWHERE = Actor("officer9", frozenset({"officer"}), "620102")
SUPERVISOR = Actor("supervisor", frozenset({"supervisor"}), REGION)
WORKER = Actor("p-worker", frozenset({"resident"}))
STRANGER = Actor("p-stranger", frozenset({"resident"}))
POOR = {"household_income_month_fen": 90000, "household_members": 2, "pledge_signed": True}


def lawyer(name: str) -> Actor:
    """A signed-in lawyer."""
    return Actor(name, frozenset({"lawyer"}), REGION)


def after(application: Application | None, events: Sequence[Any]) -> Application:
    """The application once these facts are there."""
    for event in events:
        application = evolve(application, event)
    assert application is not None
    return application


def routed(category: str = "labor.wages", **over: Any) -> CaseRouted:
    """A case that intake sends here: a migrant worker's wages, with papers still to be seen."""
    return CaseRouted(
        case=over.get("case", "c1"),
        service=over.get("service", "legalaid"),
        region=over.get("region", REGION),
        category=category,
        applicant=over.get("applicant", WORKER.id),
        opponent=over.get("opponent", "p-boss"),
        groups=over.get("groups", ("migrant_worker",)),
        facts=over.get("facts", {}),
    )


def received(category: str = "labor.wages", now: datetime = MONDAY, **over: Any) -> Application:
    """An application that has just come in."""
    return after(None, reception.receive(None, routed(category, **over), "a1", now))


def proven(now: datetime = MONDAY, **over: Any) -> Application:
    """A migrant worker's wages with the paper of Article 42(三) seen by the officer."""
    fresh = received(now=now, **over)
    return after(fresh, reception.establish(fresh, OFFICER, {"paper_migrant_worker": True}, "paper", now))


def granted(now: datetime = MONDAY, **over: Any) -> Application:
    """An application to which aid was granted; nobody was asked yet."""
    fresh = proven(now, **over)
    return after(fresh, decision.decide(fresh, OFFICER, decision.Request(True), now))


def bench(*names: str, **over: Any) -> tuple[Candidate, ...]:
    """Lawyers of the region, equal but for what is said otherwise."""
    return tuple(Candidate(name, REGION, **over) for name in names)


def offered(*names: str, now: datetime = MONDAY) -> Application:
    """Granted, and the first lawyer of this bench asked."""
    fresh = granted(now)
    return after(fresh, assignment.next_offer(fresh, bench(*names), now))


def assigned(name: str = "lawyer1", now: datetime = MONDAY) -> Application:
    """A lawyer has the matter."""
    fresh = offered(name, now=now)
    offer = fresh.offers[-1]
    return after(fresh, assignment.accept(fresh, lawyer(name), offer.id, bench(name)[0], now))


def later(**by: float) -> datetime:
    """Some time after the beginning."""
    return MONDAY + timedelta(**by)
