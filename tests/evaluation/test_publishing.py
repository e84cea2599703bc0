"""What may be shown: figures with bounds, and nothing of fewer than five."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from services.evaluation.domain.publishing import row
from services.evaluation.domain.tally import Tally, count
from services.evaluation.rubric import PRACTICE

SCORES = [7000, 7500, 8000, 8500, 9000]
SCORED = st.fixed_dictionaries({"score": st.integers(0, 10000)})
ANSWERED = st.fixed_dictionaries(
    {"satisfied": st.integers(1, 5), "aware": st.booleans(), "first_choice": st.booleans()}
)
ROWS = st.lists(st.one_of(SCORED, ANSWERED, st.builds(dict.__or__, SCORED, ANSWERED)), max_size=30)


def tally(rows: list[dict[str, Any]]) -> Tally:
    return count(rows, PRACTICE.satisfied_from)


def test_four_are_suppressed_but_stay() -> None:
    shown = row("620725", tally([{"score": score} for score in SCORES[:4]]), PRACTICE)
    assert (shown.key, shown.n, shown.suppressed) == ("620725", "<5", True)
    assert (shown.mean, shown.satisfaction, shown.awareness, shown.first_choice) == (None,) * 4


def test_five_are_shown() -> None:
    shown = row("620725", tally([{"score": score} for score in SCORES]), PRACTICE)
    assert shown.mean is not None
    assert (shown.n, shown.mean.value) == (5, 80.0)
    assert shown.mean.low < 80 < shown.mean.high
    assert (shown.answered, shown.satisfaction) == ("<5", None), "its own base is too small"


def test_four_and_five_are_satisfied_three_is_not() -> None:
    answers = [{"satisfied": s, "aware": s > 1, "first_choice": s == 5} for s in (1, 3, 4, 5, 5)]
    shown = row("r", tally(answers), PRACTICE)
    assert shown.satisfaction is not None
    assert shown.awareness is not None
    assert shown.first_choice is not None
    assert [f.value for f in (shown.satisfaction, shown.awareness, shown.first_choice)] == [0.6, 0.8, 0.4]


@given(ROWS)
def test_never_a_figure_on_fewer_than_five(rows: list[dict[str, Any]]) -> None:
    shown = row("r", tally(rows), PRACTICE)
    if len(rows) < 5:
        assert shown.n == "<5"
    for counted, figures in (
        (sum("score" in r for r in rows), [shown.mean]),
        (sum("satisfied" in r for r in rows), [shown.satisfaction, shown.awareness, shown.first_choice]),
    ):
        assert all((figure is None) == (counted < 5 or len(rows) < 5) for figure in figures)


@given(ROWS, ROWS)
def test_tallies_add_up(one: list[dict[str, Any]], other: list[dict[str, Any]]) -> None:
    assert tally(one) + tally(other) == tally(one + other)
