"""Choosing lawyers: how well one fits, whom to ask for one case, and all waiting cases at once."""

from services.legalaid.domain.matching.fitting import Wanted, fit, points, wanted
from services.legalaid.domain.matching.ranking import AGAIN, FIRST, WIDER, order, ranked
from services.legalaid.domain.matching.reasons import Pick, explain, first
from services.legalaid.domain.matching.rounds import together

__all__ = [
    "AGAIN",
    "FIRST",
    "WIDER",
    "Pick",
    "Wanted",
    "explain",
    "first",
    "fit",
    "order",
    "points",
    "ranked",
    "together",
    "wanted",
]
