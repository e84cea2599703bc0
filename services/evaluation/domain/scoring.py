"""From indicators to a score out of 100, and from two or three scores to one (计分)."""

import math
from collections.abc import Mapping, Sequence
from itertools import combinations
from statistics import fmean, median

from kernel.words import Invalid
from services.evaluation.rubric import Rubric


def checked(rubric: Rubric, indicators: Mapping[str, float]) -> dict[str, float]:
    """The indicators, if each is known, present and within its range. Raises Invalid (422)."""
    known = {item.code: item for item in rubric.items}
    for code, value in indicators.items():
        if code not in known:
            raise Invalid("indicator_unknown", field=f"indicators.{code}", name=code, version=rubric.version)
        if not math.isfinite(value) or not 0 <= value <= known[code].max:
            name, most = known[code].name["zh"], known[code].max
            raise Invalid("indicator_range", field=f"indicators.{code}", name=name, max=most)
    for code, item in known.items():
        if code not in indicators:
            raise Invalid("indicator_missing", field=f"indicators.{code}", name=item.name["zh"])
    return {item.code: float(indicators[item.code]) for item in rubric.items}


def checked_methods(rubric: Rubric, evidence: Mapping[str, str]) -> tuple[str, ...]:
    """The methods of evidence used, at least one with words (Legal Aid Law 59). Raises Invalid (422)."""
    known = [method.code for method in rubric.methods]
    for code in evidence:
        if code not in known:
            raise Invalid("evidence_unknown", field=f"evidence.{code}", name=code)
    used = tuple(code for code in known if evidence.get(code, "").strip())
    if not used:
        raise Invalid("evidence_missing", field="evidence")
    return used


def weighted(rubric: Rubric, indicators: Mapping[str, float]) -> float:
    """The score out of 100, two decimals: each indicator's part of its maximum, by weight."""
    whole = sum(item.weight for item in rubric.items)
    reached = sum(item.weight * indicators[item.code] / item.max for item in rubric.items)
    return round(100 * reached / whole, 2)


def diverge(rubric: Rubric, scores: Sequence[float]) -> bool:
    """True if the scores lie further apart than the rubric allows without a third reviewer."""
    return round(max(scores) - min(scores), 2) > rubric.limit


def settled(rubric: Rubric, scores: Sequence[float]) -> float:
    """The case's score: the mean of two; of three the mean of the two nearest, or the median."""
    if len(scores) < 3:
        return round(fmean(scores), 2)
    if rubric.third == "median":
        return round(median(scores), 2)
    return round(_nearest(scores), 2)


def _nearest(scores: Sequence[float]) -> float:
    """The mean of the two nearest; where two pairs are equally near, the median is fair to both."""
    gaps = sorted((round(abs(a - b), 2), fmean((a, b))) for a, b in combinations(scores, 2))
    return median(scores) if gaps[0][0] == gaps[1][0] else gaps[0][1]
