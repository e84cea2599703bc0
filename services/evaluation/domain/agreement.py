"""Agreement between scorers (评分一致性): Krippendorff's alpha for interval data.

1 is full agreement, 0 what chance gives, below 0 worse than chance; from 0.8 on scores are
usually relied on (Krippendorff, Content Analysis, chapter 12). Written out here because the
library for it needs numpy in every process; the tests compare the two.
"""

from collections.abc import Iterable, Sequence


def alpha(units: Iterable[Sequence[float]]) -> float | None:
    """Alpha over the scored units; None where no two scores of a unit exist or all are equal.

    The squared distances are summed in closed form, so the cost grows with the number of scores.
    """
    paired = [tuple(unit) for unit in units if len(unit) > 1]
    values = [value for unit in paired for value in unit]
    expected = _spread(values) / (len(values) - 1) if values else 0.0
    if expected <= 0:
        return None
    observed = sum(_spread(unit) / (len(unit) - 1) for unit in paired)
    return 1 - observed / expected


def _spread(values: Sequence[float]) -> float:
    """The sum of squared distances over all ordered pairs: 2n times the squared deviations."""
    if min(values) == max(values):
        return 0.0
    mean = sum(values) / len(values)
    return 2 * len(values) * sum((value - mean) ** 2 for value in values)
