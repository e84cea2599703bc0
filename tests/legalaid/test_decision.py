"""Articles 43 and 44: the law answers, the officer decides, the record keeps both."""

from datetime import UTC, datetime
from typing import Any

import pytest

from kernel.words import Forbidden, Invalid, NotFound, OutOfOrder
from services.legalaid.domain import clocks, decision
from services.legalaid.domain.application import Application
from services.legalaid.domain.decision import Request
from services.legalaid.events import AidDecided, LawConsulted, Ruling, Stage
from tests.legalaid.making import (
    ELSEWHERE,
    MONDAY,
    OFFICER,
    POOR,
    STRANGER,
    WORKER,
    after,
    later,
    lawyer,
    proven,
    received,
)

REASON = {"reason": "sealed"}


def decided(state: Application, *, now: datetime = MONDAY, **request: Any) -> AidDecided:
    law, fact = decision.decide(state, OFFICER, Request(**request), now)
    assert isinstance(law, LawConsulted)
    assert isinstance(fact, AidDecided)
    return fact


def test_a_grant_that_the_law_carries_needs_no_reason() -> None:
    fact = decided(proven(), grant=True)
    assert (fact.decision, fact.against_law, fact.late) == (Ruling.GRANTED, False, False)
    assert fact.basis == (
        "法律援助法.43@2022-01-01",
        "法律援助法.31(五)@2022-01-01",
        "法律援助法.42(三)@2022-01-01",
        "法律援助法.31@2022-01-01",
    )


def test_the_decision_keeps_the_laws_answer_article_version_and_facts() -> None:
    done = after(proven(), decision.decide(proven(), OFFICER, Request(True), MONDAY))
    assert done.decision is not None
    assert done.decision.answer == "yes"
    scope, hardship, standing, place = done.decision.grounds
    assert (place.name, place.answer) == ("jurisdiction", "unknown")
    assert (hardship.name, hardship.answer, hardship.basis) == (
        "hardship",
        "exempt",
        "法律援助法.42(三)@2022-01-01",
    )
    assert hardship.facts["paper_migrant_worker"] is True
    assert (scope.answer, standing.answer) == ("yes", "yes")


CASES = [
    # category, facts, request, needs a reason
    ("labor.wages", POOR, {"grant": True}, False),
    ("labor.wages", POOR, {"grant": False}, True),
    ("labor.wages", {"household_income_month_fen": 10**8, "household_members": 1}, {"grant": False}, False),
    ("labor.wages", {"sharing_confirms_hardship": False}, {"grant": True}, False),
    ("contract", {}, {"grant": True}, True),
    ("contract", {}, {"grant": False}, False),
    ("medical", {}, {"grant": True}, True),
    ("medical", {}, {"grant": False}, True),
    ("labor.wages", {}, {"grant": True}, False),
    ("labor.wages", {}, {"grant": False}, True),
    ("labor.wages", {"days_to_limitation": 3}, {"grant": True, "advance": True}, False),
    (
        "labor.wages",
        {"days_to_limitation": 30, "preservation_needed": False},
        {"grant": True, "advance": True},
        True,
    ),
]


@pytest.mark.parametrize(("category", "facts", "request_", "needs"), CASES)
def test_when_a_reason_is_needed(category: str, facts: Any, request_: Any, needs: bool) -> None:
    state = received(category, facts=facts, groups=())
    if needs:
        with pytest.raises(Invalid, match=r"decision\.reason_needed"):
            decided(state, **request_)
    assert decided(state, **request_, sealed=REASON).sealed == REASON
    if not needs:
        decided(state, **request_)


def test_a_decision_against_the_law_is_marked() -> None:
    assert decided(proven(), grant=False, sealed=REASON).against_law
    assert decided(received("contract"), grant=True, sealed=REASON).against_law
    assert not decided(received(), grant=True).against_law


def test_three_days_to_assign_after_a_grant_and_none_after_a_refusal() -> None:
    fact = decided(proven(), grant=True)
    assert fact.assign_by == datetime(2026, 3, 5, 15, 59, 59, tzinfo=UTC)
    assert fact.alert_at == datetime(2026, 3, 4, 15, 59, 59, tzinfo=UTC)
    refused = after(proven(), decision.decide(proven(), OFFICER, Request(False, sealed=REASON), MONDAY))
    assert refused.stage == Stage.DECIDED
    assert refused.over
    assert clocks.clocks(refused) == []


def test_a_late_decision_is_taken_and_marked_late() -> None:
    assert decided(proven(), now=later(days=8), grant=True).late


def test_the_passing_of_the_seven_days_is_marked_once() -> None:
    fresh = received()
    (clock,) = clocks.clocks(fresh)
    marked = after(fresh, clocks.run_out(fresh, clock, clock.due))
    assert marked.ran_out == ("decision",)
    assert clocks.clocks(marked) == []
    assert clocks.run_out(marked, clock, clock.due) == ()


def test_aid_first_names_its_article() -> None:
    state = received(facts={"days_to_limitation": 3})
    fact = decided(state, grant=True, advance=True)
    assert fact.decision == Ruling.ADVANCE
    assert "法律援助法.44(一)@2022-01-01" in fact.basis
    assert fact.assign_by is not None


def test_advance_without_grant_is_nonsense() -> None:
    with pytest.raises(Invalid):
        decided(proven(), grant=False, advance=True)


def test_one_decision_only() -> None:
    done = after(proven(), decision.decide(proven(), OFFICER, Request(True), MONDAY))
    with pytest.raises(OutOfOrder, match=r"decision\.made"):
        decided(done, grant=False, sealed=REASON)


@pytest.mark.parametrize(
    ("actor", "refusal"),
    [(ELSEWHERE, Forbidden), (WORKER, Forbidden), (STRANGER, NotFound), (lawyer("lawyer1"), NotFound)],
)
def test_only_an_officer_of_the_region_decides(actor: Any, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        decision.decide(proven(), actor, Request(True), MONDAY)


def test_an_old_application_is_decided_under_the_line_of_its_day() -> None:
    """The line rose with 2026: what came in before is weighed by the old one, whenever it is decided."""
    household = {"household_income_month_fen": 105_000, "household_members": 1, "pledge_signed": True}
    old = received("traffic.injury", now=datetime(2025, 12, 30, 2, tzinfo=UTC), groups=(), facts=household)
    new = received("traffic.injury", now=datetime(2026, 1, 4, 2, tzinfo=UTC), groups=(), facts=household)
    deciding = datetime(2026, 1, 5, 2, tzinfo=UTC)
    before, _ = decision.decide(old, OFFICER, Request(False), deciding)
    since, _ = decision.decide(new, OFFICER, Request(True), deciding)
    assert (before.grounds[1].answer, before.grounds[1].basis) == ("no", "法律援助法.34@sample-2022")
    assert (since.grounds[1].answer, since.grounds[1].basis) == ("yes", "法律援助法.34@sample-2026")
