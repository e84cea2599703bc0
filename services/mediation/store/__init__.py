"""The collections of this service, their indexes, and the questions that are asked of them."""

from services.mediation.store.cases import (
    CASES,
    COMMITTEES,
    INDEXES,
    MEDIATES,
    MEDIATORS,
    at_work,
    mediation_of,
    near,
    place_of,
    whose,
)
from services.mediation.store.hours import Hours

__all__ = [
    "CASES", "COMMITTEES", "INDEXES", "MEDIATES", "MEDIATORS", "Hours", "at_work", "mediation_of", "near",
    "place_of", "whose",
]  # fmt: skip
