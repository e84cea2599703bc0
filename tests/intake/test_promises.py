"""Promised times (I4): every stage has one, what passes unkept is seen, and fires once."""

from datetime import date, timedelta

from kernel.clock import CHINA
from kernel.words import Clock
from services.intake.domain import NAMES, accept, clocks, miss, promised, route, withdraw
from services.intake.events import Destination, State
from services.intake.law import promises
from tests.intake.making import MONDAY, OFFICER, RESIDENT, accepted, fold, routed, submitted


def test_every_stage_until_the_service_begins_runs_exactly_one_promise() -> None:
    assert [clocks(case)[0].name for case in (submitted(), accepted(), routed())] == list(NAMES)


def test_a_weekend_does_not_count_but_a_make_up_day_does() -> None:
    friday = promised("accept", "620725", False, MONDAY + timedelta(days=4))
    before_make_up_saturday = promised("accept", "620725", False, MONDAY - timedelta(days=3))
    assert friday.at.astimezone(CHINA).date() == date(2026, 3, 10)
    assert before_make_up_saturday.at.astimezone(CHINA).date() == date(2026, 3, 2)


def test_past_the_published_calendar_the_promise_is_provisional() -> None:
    assert promised("accept", "620725", False, MONDAY.replace(year=2031)).provisional


def test_a_missed_promise_is_recorded_once_and_stays_on_the_case() -> None:
    case = submitted()
    (clock,) = clocks(case)
    late = clock.due + timedelta(seconds=1)
    assert miss(case, clock, clock.due - timedelta(seconds=1)) == []
    after = fold(miss(case, clock, late), case)
    assert after.overdue
    assert clocks(after) == ()
    assert miss(after, clock, late) == []
    assert after.timeline[-1].what == "PromiseMissed.accept"
    accepted_late = fold(accept(after, OFFICER, late), after)
    assert not accepted_late.overdue
    assert [each.promise for each in accepted_late.missed] == ["accept"]


def test_a_clock_that_lost_its_race_does_nothing() -> None:
    case = submitted()
    (clock,) = clocks(case)
    moved_on = fold(accept(case, OFFICER, MONDAY), case)
    assert miss(moved_on, clock, clock.due + timedelta(days=9)) == []
    assert miss(None, clock, clock.due) == []
    assert miss(moved_on, Clock("nothing", clock.due), clock.due + timedelta(days=9)) == []


def test_a_closed_case_has_no_clock() -> None:
    case = submitted()
    assert clocks(fold(withdraw(case, RESIDENT, MONDAY), case)) == ()


def test_routing_again_starts_the_promise_again() -> None:
    case = routed(Destination.ADVICE, "advice")
    again = fold(route(case, OFFICER, Destination.NOTARY, MONDAY + timedelta(days=4)), case)
    assert again.state is State.ROUTED
    assert clocks(again)[0].due > clocks(case)[0].due


def test_what_is_local_says_that_nobody_verified_it() -> None:
    assert all(not promise.verified for promise in promises())
