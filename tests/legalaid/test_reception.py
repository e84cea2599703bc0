"""Article 43: the seven days, the one notice of what is missing, deemed withdrawal."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from kernel.words import Clock, Forbidden, Invalid, NotFound, OutOfOrder
from services.legalaid.domain import clocks, decision, reception
from services.legalaid.domain.application import Application
from services.legalaid.events import ApplicationWithdrawn, FactsEstablished, Reason, Stage
from tests.legalaid.making import (
    ELSEWHERE,
    MONDAY,
    OFFICER,
    STRANGER,
    WORKER,
    after,
    assigned,
    later,
    offered,
    proven,
    received,
    routed,
)


def notice(*items: str) -> Application:
    fresh = received()
    return after(fresh, reception.ask_supplement(fresh, OFFICER, items, later(days=2)))


def hand_in(asked: Application, now: datetime, **facts: int) -> Sequence[Any]:
    """The applicant brings the proof of identity, and says what else was asked."""
    items = [] if facts else ["identity_paper"]
    return reception.supplement(asked, WORKER, items, dict(facts), "statement", now)


def due(application: Application, name: str) -> Clock:
    return next(clock for clock in clocks.clocks(application) if clock.name == name)


def test_the_seven_days_begin_when_the_case_comes_in() -> None:
    fresh = received()
    assert fresh.stage == Stage.RECEIVED
    assert due(fresh, "decision").due == datetime(2026, 3, 9, 15, 59, 59, tzinfo=UTC)


def test_a_period_that_ends_on_a_holiday_ends_after_it() -> None:
    fresh = received(now=datetime(2026, 9, 25, 2, 0, tzinfo=UTC))  # seven days later is in National Day week
    assert due(fresh, "decision").due == datetime(2026, 10, 8, 15, 59, 59, tzinfo=UTC)


def test_a_period_past_the_announced_calendar_is_provisional() -> None:
    assert received(now=datetime(2026, 12, 29, 2, 0, tzinfo=UTC)).provisional == ("decision",)


def test_other_services_cases_do_not_concern_us() -> None:
    assert reception.receive(None, routed(service="mediation"), "a1", MONDAY) == ()


def test_the_same_case_again_changes_nothing() -> None:
    assert reception.receive(received(), routed(), "a1", later(days=1)) == ()


def test_a_paper_counts_only_when_an_officer_has_seen_it() -> None:
    fresh = received(facts={"paper_migrant_worker": True, "pledge_signed": True, "months_unpaid": 3})
    assert fresh.facts == {"pledge_signed": True}
    with pytest.raises(Invalid, match=r"fact\.needs_paper"):
        reception.establish(fresh, WORKER, {"paper_migrant_worker": True}, "statement", MONDAY)
    (fact,) = reception.establish(fresh, OFFICER, {"paper_migrant_worker": True}, "paper", MONDAY)
    assert fact == FactsEstablished({"paper_migrant_worker": True}, "paper", "officer", MONDAY)


@pytest.mark.parametrize(
    "facts",
    [{"nonsense": True}, {"household_members": True}, {"pledge_signed": 1}, {"household_members": -1}],
)
def test_facts_that_no_rule_reads_or_of_the_wrong_kind_are_refused(
    facts: dict[str, bool | int | float],
) -> None:
    with pytest.raises(Invalid, match=r"fact\.unknown"):
        reception.establish(received(), OFFICER, facts, "paper", MONDAY)


def test_everything_missing_is_asked_for_once() -> None:
    asked = notice("paper_migrant_worker", "identity_paper", "identity_paper")
    assert asked.supplement is not None
    assert asked.supplement.items == ("paper_migrant_worker", "identity_paper")
    with pytest.raises(OutOfOrder, match=r"supplement\.asked_already"):
        reception.ask_supplement(asked, OFFICER, ("case_papers",), later(days=3))


def test_not_even_after_the_papers_came_may_more_be_asked_for() -> None:
    asked = notice("identity_paper")
    given = after(asked, hand_in(asked, later(days=3)))
    assert given.stage == Stage.RECEIVED
    with pytest.raises(OutOfOrder):
        reception.ask_supplement(given, OFFICER, ("case_papers",), later(days=3))


def test_the_decisions_clock_stands_still_for_the_papers_only() -> None:
    asked = notice("identity_paper")  # on the second day: five are left
    assert due(asked, "decision").paused
    given = after(asked, hand_in(asked, later(days=12)))
    assert due(given, "decision") == Clock("decision", datetime(2026, 3, 19, 15, 59, 59, tzinfo=UTC))


def test_all_that_was_asked_for_must_come() -> None:
    asked = notice("identity_paper", "case_papers")
    with pytest.raises(Invalid, match=r"supplement\.incomplete"):
        hand_in(asked, later(days=3))


def test_a_fact_answers_a_question_that_was_asked() -> None:
    asked = notice("household_members")
    given = after(asked, hand_in(asked, later(days=3), household_members=4))
    assert given.facts["household_members"] == 4


def test_papers_that_do_not_come_mean_withdrawal() -> None:
    asked = notice("identity_paper")
    clock = due(asked, "supplement")
    (fact,) = reception.deem_withdrawn(asked, clock, clock.due)
    assert isinstance(fact, ApplicationWithdrawn)
    assert (fact.reason, fact.basis) == (Reason.DEEMED, ("法律援助法.43@2022-01-01",))
    ended = after(asked, [fact])
    assert ended.stage == Stage.WITHDRAWN
    assert clocks.clocks(ended) == []


def test_a_clock_that_fires_after_the_papers_came_does_nothing() -> None:
    asked = notice("identity_paper")
    clock = due(asked, "supplement")
    given = after(asked, hand_in(asked, later(days=3)))
    assert reception.deem_withdrawn(given, clock, clock.due) == ()


def test_the_applicant_takes_the_case_back() -> None:
    for state in (received(), offered("lawyer1"), assigned()):
        ended = after(state, reception.withdraw(state, later(days=1)))
        assert ended.stage == Stage.WITHDRAWN
        assert ended.open_offer is None
        assert ended.open_matter is None
        assert ended.offered_to is None
        assert reception.withdraw(ended, later(days=1)) == ()
    assert reception.withdraw(None, MONDAY) == ()


def test_after_the_end_the_case_may_come_again_with_its_history() -> None:
    ended = after(assigned(), reception.withdraw(assigned(), later(days=1)))
    again = after(ended, reception.receive(ended, routed(), "a1", later(days=9)))
    assert again.stage == Stage.RECEIVED
    assert again.decision is None
    assert [matter.lawyer for matter in again.matters] == ["lawyer1"]
    assert again.already_asked == frozenset()


def test_strangers_find_nothing_and_staff_of_elsewhere_may_not() -> None:
    with pytest.raises(NotFound):
        reception.establish(received(), STRANGER, {}, "statement", MONDAY)
    with pytest.raises(Forbidden):
        reception.ask_supplement(received(), ELSEWHERE, ("identity_paper",), MONDAY)
    with pytest.raises(Forbidden):
        reception.ask_supplement(received(), WORKER, ("identity_paper",), MONDAY)


def test_nothing_is_asked_after_the_decision() -> None:
    done = proven()
    done = after(done, decision.decide(done, OFFICER, decision.Request(True), MONDAY))
    with pytest.raises(OutOfOrder):
        reception.ask_supplement(done, OFFICER, ("identity_paper",), MONDAY)
    with pytest.raises(OutOfOrder):
        reception.establish(done, OFFICER, {"pledge_signed": True}, "pledge", MONDAY)


def test_an_unknown_item_is_refused() -> None:
    with pytest.raises(Invalid, match=r"supplement\.item_unknown"):
        reception.ask_supplement(received(), OFFICER, ("shoe_size",), MONDAY)
