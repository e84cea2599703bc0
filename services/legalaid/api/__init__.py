"""The HTTP calls of the legal aid service. No rules here: load, handler, dump."""

from services.legalaid.api import (
    applications,
    assignment,
    batches,
    days,
    documents,
    draws,
    duty,
    ending,
    matters,
    means,
    notices,
    overview,
    paying,
)
from services.legalaid.api.routing import blueprint

__all__ = [
    "applications",
    "assignment",
    "batches",
    "blueprint",
    "days",
    "documents",
    "draws",
    "duty",
    "ending",
    "matters",
    "means",
    "notices",
    "overview",
    "paying",
]
