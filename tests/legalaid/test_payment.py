"""Article 52: the file check and the subsidy, by a dated table, until it is paid."""

from datetime import date, datetime

import pytest

from kernel.words import Actor, Forbidden, Invalid, NotFound, OutOfOrder
from services.legalaid import law
from services.legalaid.domain import clocks, matter, payment
from services.legalaid.domain.application import Application
from services.legalaid.domain.matter import Closing
from services.legalaid.events import Ending, SubsidyComputed
from tests.legalaid.making import (
    ELSEWHERE,
    MONDAY,
    OFFICER,
    REGION,
    SUPERVISOR,
    WORKER,
    after,
    assigned,
    later,
    lawyer,
)

ME = lawyer("lawyer1")
ID = "a1.m1"


def filed(now: datetime = MONDAY) -> Application:
    state = assigned(now=now)
    state = after(state, matter.close(state, ME, ID, Closing(Ending.WON, 10, {}), now))
    return after(state, matter.file_papers(state, ME, ID, ("判决书",), now))


def checked() -> Application:
    return after(filed(), payment.accept_file(filed(), OFFICER, ID, None, later(days=1)))


def test_what_is_due_follows_from_kind_and_day() -> None:
    for day, version in (
        (datetime(2025, 6, 2, 2, tzinfo=MONDAY.tzinfo), "sample-2022"),
        (MONDAY, "sample-2026"),
    ):
        _, fact = payment.accept_file(filed(day), OFFICER, ID, None, later(days=300))
        assert isinstance(fact, SubsidyComputed)
        assert fact.kind == "labor"
        assert fact.basis == (f"法律援助法.52@{version}",)
        rate = law.rate(REGION, "labor", day.date())
        assert rate is not None
        assert fact.amount_fen == rate.amount_fen


def test_rates_are_marked_sample_and_unknown_elsewhere() -> None:
    rate = law.rate(REGION, "civil", date(2026, 3, 2))
    assert rate is not None
    assert rate.source.sample
    assert not rate.source.verified
    assert law.rate("110101", "civil", date(2026, 3, 2)) is None
    abroad = filed()
    state = Application(**{**vars(abroad), "region": "110101"})
    there = Actor("officer8", frozenset({"officer"}), "110101")
    with pytest.raises(Invalid, match=r"subsidy\.no_table"):
        payment.accept_file(state, there, ID, None, MONDAY)


def test_returned_papers_come_again_with_their_clock() -> None:
    state = after(filed(), payment.return_file(filed(), OFFICER, ID, ("委托书",), later(days=1)))
    assert state.matters[0].lacking == ("委托书",)
    assert [clock.name for clock in clocks.clocks(state)] == ["closing_papers"]
    again = after(state, matter.file_papers(state, ME, ID, ("判决书", "委托书"), later(days=2)))
    assert payment.accept_file(again, OFFICER, ID, "civil", later(days=3))


def test_computed_approved_paid_in_this_order_and_once() -> None:
    state = checked()
    with pytest.raises(OutOfOrder, match=r"file\.not_now"):
        payment.accept_file(state, OFFICER, ID, None, MONDAY)
    with pytest.raises(OutOfOrder, match=r"subsidy\.not_approved"):
        payment.pay(state, OFFICER, ID, "v1", MONDAY)
    state = after(state, payment.approve(state, SUPERVISOR, ID, MONDAY))
    assert state.subsidies == ("approved",)
    with pytest.raises(OutOfOrder):
        payment.approve(state, SUPERVISOR, ID, MONDAY)
    state = after(state, payment.pay(state, OFFICER, ID, "v1", MONDAY))
    assert state.subsidies == ("paid",)
    with pytest.raises(OutOfOrder):
        payment.pay(state, OFFICER, ID, "v2", MONDAY)


def test_nobody_approves_what_he_checked_and_strangers_do_nothing() -> None:
    both = Actor("officer", frozenset({"officer", "supervisor"}), REGION)
    state = checked()
    with pytest.raises(Forbidden):
        payment.approve(state, both, ID, MONDAY)
    for actor in (ELSEWHERE, WORKER, ME, OFFICER):
        with pytest.raises(Forbidden):
            payment.approve(state, actor, ID, MONDAY)
    with pytest.raises(NotFound):
        payment.accept_file(filed(), OFFICER, "a1.m9", None, MONDAY)
    with pytest.raises(OutOfOrder):
        payment.accept_file(assigned(), OFFICER, ID, None, MONDAY)


def test_a_file_in_progress_has_no_subsidy() -> None:
    with pytest.raises(OutOfOrder, match=r"subsidy\.not_computed"):
        payment.approve(filed(), SUPERVISOR, ID, MONDAY)
