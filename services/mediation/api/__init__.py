"""The HTTP calls of the mediation service. No rules here: load, handler, dump."""

from services.mediation.api import (
    after,
    agreement,
    committees,
    company,
    documents,
    handing,
    links,
    looking,
    on_paper,
    parties,
    risks,
    sessions,
    talks,
    visits,
)
from services.mediation.api.routing import blueprint

__all__ = [
    "after",
    "agreement",
    "blueprint",
    "committees",
    "company",
    "documents",
    "handing",
    "links",
    "looking",
    "on_paper",
    "parties",
    "risks",
    "sessions",
    "talks",
    "visits",
]
