"""Articles 44, 46, 48, 49, 55: later papers, another lawyer, termination, objection."""

from datetime import UTC, datetime
from typing import Any

import pytest

from kernel.words import Actor, Forbidden, Invalid, NotFound, OutOfOrder
from services.legalaid import law
from services.legalaid.domain import (
    advance,
    assignment,
    clocks,
    decision,
    matching,
    matter,
    objection,
    reception,
    replacement,
    termination,
)
from services.legalaid.domain.application import Application
from services.legalaid.domain.decision import Request
from services.legalaid.events import AidTerminated, LawyerReplaced, Ruling, Stage, Work
from tests.legalaid.making import (
    ELSEWHERE,
    MONDAY,
    OFFICER,
    REGION,
    STRANGER,
    SUPERVISOR,
    WORKER,
    after,
    assigned,
    bench,
    granted,
    later,
    lawyer,
    offered,
    proven,
    received,
    routed,
)

WHY = {"reason": "sealed"}


def refused() -> Application:
    fresh = proven()
    return after(fresh, decision.decide(fresh, OFFICER, Request(False, sealed=WHY), MONDAY))


def terminated(ground: str = "own_lawyer") -> Application:
    state = assigned()
    return after(state, termination.terminate(state, OFFICER, ground, WHY, later(days=5)))


def names(state: Application) -> set[str]:
    return {clock.name for clock in clocks.clocks(state)}


class TestReplacement:
    """更换承办人员 (46, 55)."""

    def test_the_recipient_asks_and_the_officer_replaces(self) -> None:
        state = assigned("lawyer1")
        state = after(state, replacement.ask(state, WORKER, "a1.m1", WHY, MONDAY))
        assert names(state) == {"replacement"}
        assert state.attention == ("replacement_asked",)
        (fact,) = replacement.decide(state, OFFICER, "a1.m1", True, WHY, later(days=1))
        assert isinstance(fact, LawyerReplaced)
        assert "法律援助法.55@2022-01-01" in fact.basis
        state = after(state, [fact])
        assert (state.stage, state.counsel, state.matters[0].work) == (Stage.DECIDED, None, Work.REPLACED)
        assert names(state) == {"assignment", "assignment_near"}

    def test_who_was_replaced_is_not_asked_again(self) -> None:
        state = assigned("lawyer1")
        state = after(state, replacement.decide(state, OFFICER, "a1.m1", True, WHY, MONDAY))
        assert (
            matching.ranked(state, bench("lawyer1", "lawyer2"), MONDAY.date(), round=matching.AGAIN)[0].lawyer
            == "lawyer2"
        )
        with pytest.raises(OutOfOrder, match=r"lawyer\.replaced"):
            assignment.assign(state, OFFICER, bench("lawyer1")[0], MONDAY)
        state = after(state, assignment.assign(state, OFFICER, bench("lawyer2")[0], MONDAY))
        assert [one.id for one in state.matters] == ["a1.m1", "a1.m2"]
        with pytest.raises(OutOfOrder):
            matter.report(state, lawyer("lawyer1"), "a1.m1", WHY, MONDAY)

    def test_a_refused_wish_may_be_repeated_but_not_doubled(self) -> None:
        state = assigned("lawyer1")
        state = after(state, replacement.ask(state, lawyer("lawyer1"), "a1.m1", WHY, MONDAY))
        with pytest.raises(OutOfOrder, match=r"asked_already"):
            replacement.ask(state, WORKER, "a1.m1", WHY, MONDAY)
        state = after(state, replacement.decide(state, OFFICER, "a1.m1", False, WHY, MONDAY))
        assert names(state) == set()
        assert state.attention == ()
        assert replacement.ask(state, WORKER, "a1.m1", WHY, MONDAY)

    def test_who_may_not(self) -> None:
        for actor in (STRANGER, lawyer("lawyer2"), OFFICER):
            with pytest.raises(NotFound):
                replacement.ask(assigned(), actor, "a1.m1", WHY, MONDAY)
        with pytest.raises(Forbidden):
            replacement.decide(assigned(), ELSEWHERE, "a1.m1", True, WHY, MONDAY)
        with pytest.raises(OutOfOrder):
            replacement.decide(assigned(), OFFICER, "a1.m1", False, WHY, MONDAY)

    def test_the_answers_clock_is_marked_when_it_passes(self) -> None:
        state = assigned()
        state = after(state, replacement.ask(state, WORKER, "a1.m1", WHY, MONDAY))
        (clock,) = clocks.clocks(state)
        state = after(state, clocks.run_out(state, clock, clock.due))
        assert "overdue" in state.attention


class TestTermination:
    """终止法律援助 (48)."""

    @pytest.mark.parametrize("ground", list(law.grounds()))
    def test_each_of_the_eight_grounds_ends_aid_with_its_article(self, ground: str) -> None:
        state = assigned()
        (fact,) = termination.terminate(state, OFFICER, ground, WHY, MONDAY)
        assert isinstance(fact, AidTerminated)
        assert fact.basis == (law.grounds()[ground].source.basis,)
        over = after(state, [fact])
        assert (over.stage, over.matters[0].work, over.counsel) == (Stage.TERMINATED, Work.TERMINATED, None)
        assert names(over) == set()

    def test_no_other_ground(self) -> None:
        with pytest.raises(Invalid):
            termination.terminate(assigned(), OFFICER, "bored", WHY, MONDAY)

    def test_while_looking_for_a_lawyer_the_open_offer_lapses(self) -> None:
        state = offered("lawyer1")
        over = after(state, termination.terminate(state, OFFICER, "own_lawyer", WHY, MONDAY))
        assert over.open_offer is None
        assert over.stage == Stage.TERMINATED

    def test_not_before_aid_and_not_after_its_end(self) -> None:
        for state in (received(), refused(), terminated()):
            with pytest.raises(OutOfOrder):
                termination.terminate(state, OFFICER, "own_lawyer", WHY, MONDAY)

    def test_the_lawyer_reports_a_ground_and_the_officer_sees_it(self) -> None:
        state = assigned()
        told = after(
            state, termination.report_ground(state, lawyer("lawyer1"), "a1.m1", "deceit", WHY, MONDAY)
        )
        assert told.attention == ("ground_reported",)
        assert told.stage == Stage.ASSIGNED
        with pytest.raises(NotFound):
            termination.report_ground(state, lawyer("lawyer2"), "a1.m1", "deceit", WHY, MONDAY)

    def test_a_lawyer_may_not_end_it_himself(self) -> None:
        with pytest.raises(Forbidden):
            termination.terminate(assigned(), lawyer("lawyer1"), "own_lawyer", WHY, MONDAY)


class TestObjection:
    """异议 (49)."""

    @pytest.mark.parametrize("state", [refused(), terminated()])
    def test_five_days_to_review(self, state: Application) -> None:
        made = after(state, objection.make(state, WORKER, WHY, MONDAY))
        (clock,) = clocks.clocks(made)
        assert clock.due == datetime(2026, 3, 9, 15, 59, 59, tzinfo=UTC)  # the fifth day is a Saturday
        assert made.attention == ("objection",)
        with pytest.raises(OutOfOrder):
            objection.make(made, WORKER, WHY, MONDAY)

    def test_upheld_is_the_end_here(self) -> None:
        state = after(refused(), objection.make(refused(), WORKER, WHY, MONDAY))
        state = after(state, objection.review(state, SUPERVISOR, True, WHY, later(days=2)))
        assert state.over
        assert names(state) == set()
        with pytest.raises(OutOfOrder):
            objection.make(state, WORKER, WHY, MONDAY)

    @pytest.mark.parametrize("state", [refused(), terminated()])
    def test_a_correction_puts_it_before_the_officer_again(self, state: Application) -> None:
        state = after(state, objection.make(state, WORKER, WHY, MONDAY))
        state = after(state, objection.review(state, SUPERVISOR, False, WHY, later(days=2)))
        assert state.stage == Stage.RECEIVED
        assert names(state) == {"decision"}
        again = after(state, decision.decide(state, OFFICER, Request(True), later(days=3)))
        assert again.to_assign
        assert again.objection is None

    def test_nobody_reviews_his_own_decision(self) -> None:
        both = Actor("officer", frozenset({"officer", "supervisor"}), REGION)
        state = after(refused(), objection.make(refused(), WORKER, WHY, MONDAY))
        with pytest.raises(Forbidden):
            objection.review(state, both, True, WHY, MONDAY)

    def test_who_may(self) -> None:
        for actor in (STRANGER, lawyer("lawyer1")):
            with pytest.raises(NotFound):
                objection.make(refused(), actor, WHY, MONDAY)
        state = after(refused(), objection.make(refused(), WORKER, WHY, MONDAY))
        for actor in (OFFICER, WORKER, ELSEWHERE):
            with pytest.raises(Forbidden):
                objection.review(state, actor, True, WHY, MONDAY)

    def test_only_against_a_no(self) -> None:
        for state in (received(), granted(), assigned()):
            with pytest.raises(OutOfOrder):
                objection.make(state, WORKER, WHY, MONDAY)

    def test_a_late_review_is_marked_late(self) -> None:
        state = after(refused(), objection.make(refused(), WORKER, WHY, MONDAY))
        (fact,) = objection.review(state, SUPERVISOR, True, WHY, later(days=30))
        assert fact.late

    def test_an_objection_survives_a_new_application(self) -> None:
        state = after(refused(), objection.make(refused(), WORKER, WHY, MONDAY))
        again = after(state, reception.receive(state, routed(), "a1", later(days=1)))
        assert again.objected
        done = after(again, objection.review(again, SUPERVISOR, False, WHY, later(days=2)))
        assert done.stage == Stage.RECEIVED
        assert done.decide_by == again.decide_by


class TestAidFirst:
    """先行援助，补办手续 (44)."""

    def first(self, **facts: Any) -> Application:
        state = received(facts={"days_to_limitation": 3, **facts})
        return after(state, decision.decide(state, OFFICER, Request(True, advance=True), MONDAY))

    def test_the_papers_have_their_clock_until_confirmed(self) -> None:
        state = self.first()
        assert state.decision is not None
        assert state.decision.ruling == Ruling.ADVANCE
        assert "advance_papers" in names(state)
        with pytest.raises(Invalid, match=r"reason_needed_unknown"):
            advance.confirm(state, OFFICER, {}, later(days=2))
        paper = {"paper_migrant_worker": True}
        state = after(state, reception.establish(state, OFFICER, dict(paper), "paper", later(days=2)))
        state = after(state, advance.confirm(state, OFFICER, {}, later(days=2)))
        assert "advance_papers" not in names(state)
        with pytest.raises(OutOfOrder):
            advance.confirm(state, OFFICER, {}, later(days=2))

    def test_the_clock_runs_on_while_the_lawyer_works(self) -> None:
        state = self.first()
        state = after(state, assignment.assign(state, OFFICER, bench("lawyer1")[0], MONDAY))
        assert names(state) == {"advance_papers"}

    def test_what_shows_no_right_may_be_ended(self) -> None:
        state = self.first()
        over = after(state, termination.terminate(state, OFFICER, "means_changed", WHY, later(days=9)))
        assert names(over) == set()
        with pytest.raises(OutOfOrder):
            advance.confirm(over, OFFICER, WHY, later(days=9))

    def test_an_ordinary_grant_awaits_nothing(self) -> None:
        with pytest.raises(OutOfOrder):
            advance.confirm(granted(), OFFICER, {}, MONDAY)
        with pytest.raises(OutOfOrder):
            reception.establish(granted(), OFFICER, {"ward": True}, "statement", MONDAY)


@pytest.mark.parametrize(
    ("fact", "source"),
    [
        ("paper_migrant_worker", "statement"),
        ("sharing_confirms_hardship", "paper"),
        ("pledge_signed", "statement"),
    ],
)
def test_proof_must_be_of_its_kind(fact: str, source: str) -> None:
    with pytest.raises(Invalid, match=r"fact\.needs_"):
        reception.establish(received(), OFFICER, {fact: True}, source, MONDAY)
