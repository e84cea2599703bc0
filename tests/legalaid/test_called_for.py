"""Which alerts an officer is told of by a message, and when: it follows from what has happened."""

from datetime import datetime, timedelta

from services.legalaid.domain import assignment, clocks, telling
from services.legalaid.domain.application import Application
from tests.legalaid.making import MONDAY, after, bench, granted, offered


def alerts(application: Application) -> list[tuple[str, datetime]]:
    """The kinds of alert that are waiting to be told, and since when."""
    called = [one for one in telling.waiting(application) if one.kind == "alert"]
    return [(one.about.split("/")[1], one.at) for one in called]


def near(state: Application) -> Application:
    clock = next(clock for clock in clocks.clocks(state) if clock.name == "assignment_near")
    return after(state, clocks.assignment_near(state, clock, clock.due))


def test_a_new_offer_does_not_take_back_that_the_three_days_end() -> None:
    state = near(offered("lawyer1", "lawyer2"))
    offer = state.open_offer
    assert offer is not None
    assert state.decision is not None
    told = [("assignment_near", state.decision.alert_at)]
    assert alerts(state) == told
    clock = next(clock for clock in clocks.clocks(state) if clock.name == "offer")
    expired = after(state, assignment.expire(state, clock, offer.expires))
    again = after(expired, assignment.next_offer(expired, bench("lawyer1", "lawyer2"), offer.expires))
    assert again.alert is None
    assert alerts(again) == told


def test_that_nobody_is_left_to_ask_is_told_at_once() -> None:
    later = MONDAY + timedelta(hours=1)
    state = after(granted(), assignment.next_offer(granted(), (), later))
    assert alerts(state) == [("no_candidate", later)]
