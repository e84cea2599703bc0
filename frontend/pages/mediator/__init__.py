"""The mediator at the parties' side (人民调解员): consents, safety, sessions and minutes, agreement,
signatures, seal, performance, court, handing on.
"""

from frontend.pages.mediator import (
    agreeing,
    company,
    court,
    handing,
    links,
    meeting,
    minutes,
    on_paper,
    registering,
    safety,
    versions,
    visited,
)
from frontend.pages.mediator.views import blueprint, desk, one

__all__ = [
    "agreeing",
    "blueprint",
    "company",
    "court",
    "desk",
    "handing",
    "links",
    "meeting",
    "minutes",
    "on_paper",
    "one",
    "registering",
    "safety",
    "versions",
    "visited",
]
