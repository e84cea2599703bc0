"""Blind double scoring (双盲评): who may score, once; near scores settle, far ones call a third."""

from datetime import timedelta

import pytest

from kernel.words import Forbidden, Invalid, NotFound, OutOfOrder
from services.evaluation.domain import clocks, closing, reviewing, staffing
from services.evaluation.domain.case import ReviewState
from tests.evaluation.closed import EVIDENCE, FULL, NOW, RUBRIC, Told, all_at, bench, ending, evaluator


def test_two_evaluators_are_named_and_a_third_is_not() -> None:
    told = Told()
    assert told.drawn() == ["SampleJoined", "ReviewAssigned", "ReviewAssigned"]
    assert told.state.open_for == ("evaluator1", "evaluator2")


def test_who_handled_the_case_is_passed_over() -> None:
    told = Told(ending(handler="evaluator1"))
    told.drawn()
    assert told.state.open_for == ("evaluator2", "evaluator3")


def test_a_case_that_has_reviews_gets_no_others() -> None:
    told = Told()
    told.drawn()
    assert told.drawn(sample="s1") == []
    assert told.drawn(sample="s2") == ["SampleJoined"]
    assert told.state.samples == ("s1", "s2")


def test_closed_again_by_another_service_it_is_reviewed_anew() -> None:
    told = Told(ending(service="mediation", handler="mediator1", outcome="failed"))
    told.drawn()
    told.score(0)
    told.score(1)
    told.add(closing.receive(told.state, "doc-1", ending(handler="evaluator3")))
    assert told.drawn(sample="s2") == ["SampleJoined", "ReviewAssigned", "ReviewAssigned"]
    assert [(r.evaluator, r.closing) for r in told.state.reviews[2:]] == [
        ("evaluator1", 1),
        ("evaluator2", 1),
    ]
    assert [c.score for c in told.state.closings] == [100, None]


def test_near_scores_settle_the_case() -> None:
    told = Told()
    told.drawn()
    assert told.score(0, all_at(0.8)) == ["ScoreGiven", "ReviewScored"]
    assert told.score(1, all_at(0.7)) == ["ScoreGiven", "ReviewScored", "CaseScored"]
    assert told.state.last.score == 75
    assert clocks.clocks(told.state) == []


def test_far_scores_call_a_third_and_the_two_nearest_count() -> None:
    told = Told()
    told.drawn()
    told.score(0, all_at(0.9))
    assert told.score(1, all_at(0.5)) == ["ScoreGiven", "ReviewScored", "ThirdReviewSought"]
    third = ("evaluator1", "evaluator2", "evaluator3")
    assert told.add(staffing.staff(told.state, bench(third, NOW))) == ["ReviewAssigned"]
    assert told.state.open_for == ("evaluator3",)
    assert told.score(2, all_at(0.6)) == ["ScoreGiven", "ReviewScored", "CaseScored"]
    assert told.state.last.score == 55


def test_a_score_is_given_once() -> None:
    told = Told()
    told.drawn()
    told.score(0)
    with pytest.raises(OutOfOrder) as refused:
        told.score(0)
    assert refused.value.code == "already_scored"


def test_another_evaluators_review_is_not_there() -> None:
    told = Told()
    told.drawn()
    review = told.state.reviews[0].id
    with pytest.raises(NotFound):
        reviewing.score(told.state, evaluator("evaluator2"), review, FULL, EVIDENCE, {}, RUBRIC, NOW)
    with pytest.raises(NotFound):
        reviewing.own_review(told.state, evaluator("evaluator1"), "doc-1.r9")


def test_a_case_of_ones_own_is_forbidden_even_when_named_before() -> None:
    told = Told()
    told.drawn()
    told.add(closing.receive(told.state, "doc-1", ending(handler="evaluator1")))
    with pytest.raises(Forbidden):
        told.score(0)


def test_evidence_is_needed() -> None:
    told = Told()
    told.drawn()
    review = told.state.reviews[0].id
    with pytest.raises(Invalid):
        reviewing.score(told.state, evaluator("evaluator1"), review, FULL, {}, {}, RUBRIC, NOW)


def test_too_few_evaluators_are_looked_for_again_ever_more_slowly() -> None:
    told = Told()
    assert told.drawn(["evaluator1"]) == ["SampleJoined", "ReviewAssigned", "ReviewersWanted"]
    now, pauses = NOW, []
    for _ in range(14):
        wanted = told.state.wanted
        assert wanted is not None
        assert [c.due for c in clocks.clocks(told.state) if c.name == "reviewers"] == [wanted.again]
        pauses.append((wanted.again - now).total_seconds() / 60)
        now = wanted.again
        told.add(staffing.seek_again(told.state, bench(["evaluator1"], now)))
    assert pauses[:3] == [1, 2, 4]
    assert pauses[-1] == 24 * 60
    assert staffing.seek_again(told.state, bench(["evaluator2"], now)) == [], "not before the pause is over"
    assert told.state.wanted is not None
    now = told.state.wanted.again
    assert told.add(staffing.seek_again(told.state, bench(["evaluator2"], now))) == ["ReviewAssigned"]
    assert told.state.wanted is None


def test_a_review_not_scored_in_time_goes_to_another() -> None:
    told = Told()
    told.drawn()
    late = told.state.reviews[0].due + timedelta(seconds=1)
    told.score(1)
    assert told.add(staffing.lapse(told.state, bench(["evaluator1", "evaluator3"], late))) == [
        "ReviewLapsed",
        "ReviewAssigned",
    ]
    assert [r.state for r in told.state.reviews] == [ReviewState.LAPSED, ReviewState.SCORED, ReviewState.OPEN]
    with pytest.raises(OutOfOrder) as refused:
        told.score(0)
    assert refused.value.code == "review_lapsed"
    assert told.score(2) == ["ScoreGiven", "ReviewScored", "CaseScored"]


def test_fifteen_days_from_the_day_after_rolled_to_a_working_day() -> None:
    told = Told()
    told.drawn()
    assert told.state.reviews[0].due.isoformat() == "2026-03-17T23:59:59+08:00"
