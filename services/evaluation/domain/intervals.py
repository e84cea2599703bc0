"""Confidence intervals (置信区间): Wilson's for shares, Student's t for means.

Wilson's keeps within 0 and 1 and holds for few answers; t is said with the result, so that a
reader knows what the bounds mean.
"""

from math import sqrt
from statistics import NormalDist

Interval = tuple[float, float]


def wilson(successes: int, n: int, confidence: float) -> Interval:
    """Wilson's score interval of a share (Wilson 1927). `n` is at least 1."""
    z = _normal(confidence)
    share, spread = successes / n, z * z / n
    middle = share + spread / 2
    width = z * sqrt(share * (1 - share) / n + spread / (4 * n))
    return max(0.0, (middle - width) / (1 + spread)), min(1.0, (middle + width) / (1 + spread))


def student(n: int, total: float, squares: float, confidence: float) -> Interval:
    """The t interval of a mean from its count, sum and sum of squares. `n` is at least 5."""
    mean = total / n
    variance = max(0.0, (squares - total * mean) / (n - 1))
    width = t_quantile(n - 1, confidence) * sqrt(variance / n)
    return mean - width, mean + width


def t_quantile(freedom: int, confidence: float) -> float:
    """The two-sided quantile of t, within 0.1 % from 4 degrees of freedom on.

    Cornish-Fisher expansion, Abramowitz and Stegun 26.7.5.
    """
    z, v = _normal(confidence), freedom
    return (
        z
        + (z**3 + z) / (4 * v)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * v**3)
        + (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * v**4)
    )


def _normal(confidence: float) -> float:
    return NormalDist().inv_cdf((1 + confidence) / 2)
