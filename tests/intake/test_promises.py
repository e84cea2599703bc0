"""Promised times (I4): every stage has one, what passes unkept is seen, and fires once."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import product

import pytest

from kernel.clock import CHINA
from kernel.words import Clock
from services.intake.domain import NAMES, accept, clocks, miss, promised, route, withdraw
from services.intake.events import Destination, State
from services.intake.law import promises
from tests.intake.desk import Desk
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


def test_before_every_promise_the_earliest_holds_for_the_time_being(desk: Desk) -> None:
    """A machine whose clock stood at 2021 answered 500."""
    desk.kit.now.ahead = datetime(2021, 6, 1, 9, tzinfo=CHINA) - datetime.now(CHINA)
    case = desk.submitted()
    loaded = desk.kit.ctx.load("cases", case["id"])
    assert loaded is not None
    assert (loaded.state.promise, loaded.state.provisional) == ("accept", True)


def test_where_a_step_has_no_promise_that_day_the_nearest_is_taken_and_marked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = next(each for each in promises() if (each.name, each.urgent) == ("accept", False))
    old = replace(row, start=date(2024, 1, 1), end=date(2024, 12, 31), n=5, basis="old")
    new = replace(row, start=date(2026, 6, 1), n=2, basis="new")
    monkeypatch.setattr("services.intake.domain.promises.promises", lambda: (old, new))
    for day, basis, marked in (
        (date(2024, 12, 2), "old", False),
        (date(2025, 1, 6), "old", True),
        (date(2026, 4, 1), "new", True),
        (date(2026, 6, 1), "new", False),
    ):
        due = promised("accept", "620725", False, datetime.combine(day, time(9), CHINA))
        assert (due.basis, due.provisional) == ((basis,), marked), day


def test_every_step_has_a_promise_everywhere() -> None:
    everywhere = {(each.name, each.urgent) for each in promises() if each.region == "*"}
    assert everywhere == set(product(NAMES, (True, False)))
