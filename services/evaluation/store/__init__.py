"""This service's collections, queries and indexes, and its read model of results."""

from services.evaluation.store.documents import (
    CASES,
    INDEXES,
    SAMPLES,
    STAFF,
    case_id,
    frame,
    open_reviews,
    staff_id,
)
from services.evaluation.store.results import RESULTS, results

__all__ = [
    "CASES",
    "INDEXES",
    "RESULTS",
    "SAMPLES",
    "STAFF",
    "case_id",
    "frame",
    "open_reviews",
    "results",
    "staff_id",
]
