"""Krippendorff's alpha, against published values and against the library of that name."""

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from services.evaluation.domain.agreement import alpha

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), example C: four observers, twelve units.
FOUR_OBSERVERS = [
    (1, 1, 1), (2, 2, 3, 2), (3, 3, 3, 3), (3, 3, 3, 3), (2, 2, 2, 2), (1, 2, 3, 4),
    (4, 4, 4, 4), (1, 1, 2, 1), (2, 2, 2, 2), (5, 5, 5), (1, 1), (3,),
]  # fmt: skip
SCORES = st.floats(0, 100).map(lambda value: round(value, 2))
UNITS = st.lists(st.lists(SCORES, min_size=1, max_size=3), min_size=2, max_size=40)


def test_published_value() -> None:
    found = alpha(FOUR_OBSERVERS)
    assert found is not None
    assert found == pytest.approx(0.849, abs=0.0005)


def test_ends_of_the_scale() -> None:
    assert alpha([(80, 80), (60, 60), (90, 90)]) == 1
    apart = alpha([(0, 100), (100, 0)])
    assert apart is not None
    assert apart < 0


def test_nothing_to_compare() -> None:
    assert alpha([]) is None
    assert alpha([(80,), (70,)]) is None
    assert alpha([(80, 80), (80, 80)]) is None


@given(UNITS)
def test_agrees_with_the_library(units: list[list[float]]) -> None:
    pairs = [unit for unit in units if len(unit) > 1]
    values = [value for unit in pairs for value in unit]
    assume(len(pairs) > 1)
    assume(max(values) - min(values) > 0.05)
    table = np.full((3, len(units)), np.nan)
    for place, unit in enumerate(units):
        table[: len(unit), place] = unit
    expected = krippendorff.alpha(reliability_data=table, level_of_measurement="interval")
    assert alpha(units) == pytest.approx(expected, abs=1e-6)
