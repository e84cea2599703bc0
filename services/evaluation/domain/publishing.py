"""From sums to what may be shown (公布): figures with their bounds, small numbers suppressed.

Fewer than five cases could point to a person: the row stays, so that nobody is hidden, but says
only "<5"; the same goes for each figure on its own base.
"""

from dataclasses import dataclass

from services.evaluation.domain.intervals import student, wilson
from services.evaluation.domain.tally import HUNDREDTHS, Tally
from services.evaluation.rubric import Practice


@dataclass(frozen=True)
class Figure:
    """A share (0 to 1) or a mean (0 to 100) with its confidence interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Row:
    """One published row; a count below the limit is the text "<5", its figures are None."""

    key: str
    n: int | str
    suppressed: bool
    scored: int | str
    mean: Figure | None
    answered: int | str
    satisfaction: Figure | None
    awareness: Figure | None
    first_choice: Figure | None


def row(key: str, tally: Tally, practice: Practice) -> Row:
    """What may be shown of one tally."""
    hidden = tally.n < practice.fewest
    scored = not hidden and tally.scored >= practice.fewest
    answered = not hidden and tally.answered >= practice.fewest
    return Row(
        key=key,
        n=_count(tally.n, practice),
        suppressed=hidden,
        scored=_count(tally.scored, practice),
        mean=_mean(tally, practice) if scored else None,
        answered=_count(tally.answered, practice),
        satisfaction=_share(tally.satisfied, tally, practice) if answered else None,
        awareness=_share(tally.aware, tally, practice) if answered else None,
        first_choice=_share(tally.first_choice, tally, practice) if answered else None,
    )


def _count(number: int, practice: Practice) -> int | str:
    return number if number >= practice.fewest else f"<{practice.fewest}"


def _mean(tally: Tally, practice: Practice) -> Figure:
    low, high = student(tally.scored, tally.total, tally.squares, practice.confidence)
    mean = tally.total / tally.scored
    bounds = max(0.0, low), min(100.0 * HUNDREDTHS, high)
    return Figure(*(round(value / HUNDREDTHS, 2) for value in (mean, *bounds)))


def _share(successes: int, tally: Tally, practice: Practice) -> Figure:
    low, high = wilson(successes, tally.answered, practice.confidence)
    return Figure(round(successes / tally.answered, 4), round(low, 4), round(high, 4))
