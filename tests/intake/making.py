"""Cases as the rules' tests need them: made by the rules, not written by hand."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import reduce

from kernel.words import Actor
from services.intake.domain import Case, Request, accept, evolve, route, submit
from services.intake.events import CaseEvent, Channel, Destination, Group

MONDAY = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
RESIDENT = Actor("person-1", frozenset({"resident"}))
OFFICER = Actor("officer", frozenset({"officer"}), "620725")
OPERATOR = Actor("operator", frozenset({"operator"}), "620725")
ELSEWHERE = Actor("officer9", frozenset({"officer"}), "620702")


def request(category: str = "labor.wages", channel: Channel = Channel.WEB, **rest: object) -> Request:
    """A request of Zhang, a migrant worker of Shandan county."""
    given: dict[str, object] = {
        "case": "c1",
        "receipt": "26-0000-0000",
        "region": "620725",
        "applicant": "person-1",
        "opponent": "person-2",
        "groups": (Group.MIGRANT_WORKER,),
        "facts": {"months_unpaid": 3},
    }
    return Request(category=category, channel=channel, **(given | rest))  # type: ignore[arg-type]


def fold(events: Sequence[CaseEvent], case: Case | None = None) -> Case:
    """The case after these events."""
    after = reduce(evolve, events, case)
    assert after is not None
    return after


def submitted(category: str = "labor.wages", **rest: object) -> Case:
    """A case as it was just entered."""
    return fold(submit(None, RESIDENT, request(category, **rest), MONDAY))  # type: ignore[arg-type]


def accepted(category: str = "labor.wages", **rest: object) -> Case:
    """A case that an officer has taken over."""
    case = submitted(category, **rest)
    return fold(accept(case, OFFICER, MONDAY + timedelta(hours=1)), case)


def routed(service: Destination = Destination.LEGALAID, category: str = "labor.wages") -> Case:
    """A case that was sent to a service."""
    case = accepted(category)
    return fold(route(case, OFFICER, service, MONDAY + timedelta(hours=2)), case)
