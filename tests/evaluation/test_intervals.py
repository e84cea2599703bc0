"""Confidence intervals against published figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.evaluation.domain.intervals import student, t_quantile, wilson

# Two-sided 95 % quantiles of t, NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2.
NIST = {4: 2.776, 5: 2.571, 6: 2.447, 9: 2.262, 10: 2.228, 20: 2.086, 30: 2.042, 60: 2.000, 100: 1.984}


@pytest.mark.parametrize(("freedom", "expected"), NIST.items())
def test_t_quantiles_of_the_table(freedom: int, expected: float) -> None:
    assert t_quantile(freedom, 0.95) == pytest.approx(expected, rel=0.001)


def test_wilson_of_newcombe() -> None:
    """Newcombe 1998, Statistics in Medicine 17, table I, method 3."""
    assert wilson(81, 263, 0.95) == pytest.approx((0.2553, 0.3662), abs=0.0001)
    assert wilson(15, 148, 0.95) == pytest.approx((0.0624, 0.1605), abs=0.0001)
    assert wilson(0, 20, 0.95) == pytest.approx((0.0000, 0.1611), abs=0.0001)
    assert wilson(1, 29, 0.95) == pytest.approx((0.0061, 0.1718), abs=0.0001)


def test_student_by_hand() -> None:
    """Scores 70, 75, 80, 85, 90: mean 80, s² = 62.5, t(4) = 2.776."""
    scores = [70, 75, 80, 85, 90]
    low, high = student(5, sum(scores), sum(s * s for s in scores), 0.95)
    assert (low, high) == pytest.approx((80 - 9.816, 80 + 9.816), abs=0.02)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_holds_the_share_within_its_bounds(answers: tuple[int, int]) -> None:
    successes, n = answers
    low, high = wilson(successes, n, 0.95)
    assert 0 <= low <= successes / n + 1e-12
    assert successes / n - 1e-12 <= high <= 1
