"""The survey: once for a case; nobody dissatisfied is left without a call."""

from datetime import timedelta

import pytest

from kernel.words import Actor, Forbidden, NotFound, OutOfOrder
from services.evaluation.domain import rating
from services.evaluation.rubric import PRACTICE
from tests.evaluation.closed import NOW, Told, ending

OFFICER = Actor("officer", frozenset({"officer"}), "620725")


def answer(told: Told, satisfied: int) -> list[str]:
    return told.add(rating.answer(told.state, satisfied, True, False, {}, PRACTICE, NOW))


def test_a_survey_opens_with_the_first_closing_only() -> None:
    told = Told()
    assert [type(fact).__name__ for fact in told.facts] == ["ClosingReceived", "SurveyOpened"]


@pytest.mark.parametrize("satisfied", [1, 2])
def test_dissatisfied_opens_a_follow_up(satisfied: int) -> None:
    told = Told()
    assert answer(told, satisfied) == ["SurveyAnswered", "FollowUpOpened"]
    assert told.state.following == ("620000", "620700", "620725")


@pytest.mark.parametrize("satisfied", [3, 4, 5])
def test_others_do_not(satisfied: int) -> None:
    assert answer(Told(), satisfied) == ["SurveyAnswered"]


def test_once() -> None:
    told = Told()
    answer(told, 5)
    with pytest.raises(OutOfOrder):
        answer(told, 1)


def test_a_follow_up_is_done_once_by_staff_of_the_region_not_by_the_handler() -> None:
    told = Told(ending(handler="officer9"))
    with pytest.raises(NotFound):
        rating.follow_up(told.state, OFFICER, {}, NOW)
    answer(told, 1)
    with pytest.raises(NotFound):
        rating.follow_up(told.state, Actor("o", frozenset({"officer"}), "620702"), {}, NOW)
    with pytest.raises(Forbidden):
        rating.follow_up(told.state, Actor("officer9", frozenset({"officer"}), "620725"), {}, NOW)
    told.add(rating.follow_up(told.state, OFFICER, {}, NOW))
    assert told.state.following == ()
    with pytest.raises(OutOfOrder):
        rating.follow_up(told.state, OFFICER, {}, NOW)


def test_a_follow_up_that_waits_too_long_is_marked_late_once() -> None:
    told = Told()
    answer(told, 1)
    assert told.state.follow_up is not None
    due = told.state.follow_up.due
    assert rating.follow_up_late(told.state, due - timedelta(seconds=1)) == []
    assert told.add(rating.follow_up_late(told.state, due)) == ["FollowUpLate"]
    assert rating.follow_up_late(told.state, due) == []
