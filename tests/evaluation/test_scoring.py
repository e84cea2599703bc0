"""Scores: what is refused, how indicators weigh, how two or three scores become one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.words import Invalid
from services.evaluation.domain import scoring
from tests.evaluation.closed import FULL, RUBRIC, all_at


def test_full_marks_are_a_hundred_and_none_are_nothing() -> None:
    assert scoring.weighted(RUBRIC, FULL) == 100
    assert scoring.weighted(RUBRIC, all_at(0)) == 0


def test_an_indicator_counts_by_its_weight() -> None:
    assert scoring.weighted(RUBRIC, FULL | {"lawful": 0}) == 75
    assert scoring.weighted(RUBRIC, FULL | {"effect": 5}) == 95


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"charm": 3}, "indicator_unknown", "indicators.charm"),
        ({"lawful": 10.5}, "indicator_range", "indicators.lawful"),
        ({"lawful": -1}, "indicator_range", "indicators.lawful"),
        ({"lawful": float("nan")}, "indicator_range", "indicators.lawful"),
        ({"lawful": float("inf")}, "indicator_range", "indicators.lawful"),
    ],
)
def test_impossible_indicators_are_refused(change: dict[str, float], code: str, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        scoring.checked(RUBRIC, FULL | change)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_every_indicator_is_needed() -> None:
    with pytest.raises(Invalid) as refused:
        scoring.checked(RUBRIC, {code: 5 for code in FULL if code != "timely"})
    assert (refused.value.code, refused.value.field) == ("indicator_missing", "indicators.timely")


@pytest.mark.parametrize("evidence", [{}, {"file": "   "}, {"file": "", "organ": "\n"}])
def test_no_score_without_evidence(evidence: dict[str, str]) -> None:
    with pytest.raises(Invalid) as refused:
        scoring.checked_methods(RUBRIC, evidence)
    assert refused.value.code == "evidence_missing"


def test_evidence_by_the_four_methods_only() -> None:
    assert scoring.checked_methods(RUBRIC, {"recipient": "满意", "file": "齐全"}) == ("file", "recipient")
    with pytest.raises(Invalid):
        scoring.checked_methods(RUBRIC, {"rumour": "听说"})


def test_the_limit_itself_is_no_divergence() -> None:
    assert not scoring.diverge(RUBRIC, [80, 65])
    assert scoring.diverge(RUBRIC, [80, 64.99])


def test_three_scores() -> None:
    assert scoring.settled(RUBRIC, [90, 60, 85]) == 87.5
    assert scoring.settled(RUBRIC, [90, 60, 75]) == 75, "equally near: the median"
    assert scoring.settled(replace(RUBRIC, third="median"), [90, 60, 85]) == 85
    assert scoring.settled(RUBRIC, [90, 85]) == 87.5


@given(st.lists(st.floats(0, 100), min_size=2, max_size=3))
def test_a_settled_score_lies_between(scores: list[float]) -> None:
    assert min(scores) - 0.01 <= scoring.settled(RUBRIC, scores) <= max(scores) + 0.01


@given(st.fixed_dictionaries({item.code: st.floats(0, item.max) for item in RUBRIC.items}))
def test_a_score_is_within_the_scale(indicators: dict[str, float]) -> None:
    assert 0 <= scoring.weighted(RUBRIC, scoring.checked(RUBRIC, indicators)) <= 100


def test_the_rubric_of_the_day() -> None:
    assert sum(item.weight for item in RUBRIC.items) == 100
    assert [method.code for method in RUBRIC.methods] == ["hearing", "file", "organ", "recipient"]
    assert RUBRIC.basis == ("法律援助法.57@2022-01-01", "法律援助法.59@2022-01-01")
