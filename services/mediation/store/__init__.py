"""The collections of this service, their indexes, and the questions that are asked of them."""

from services.mediation.store.cases import (
    CASES,
    INDEXES,
    MEDIATORS,
    at_work,
    mediation_of,
    place_of,
    whose,
)
from services.mediation.store.hours import Hours

__all__ = ["CASES", "INDEXES", "MEDIATORS", "Hours", "at_work", "mediation_of", "place_of", "whose"]
