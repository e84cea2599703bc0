"""The HTTP calls of the mediation service. No rules here: load, handler, dump."""

from services.mediation.api import after, agreement, links, looking, parties, sessions, talks, visits
from services.mediation.api.routing import blueprint

__all__ = ["after", "agreement", "blueprint", "links", "looking", "parties", "sessions", "talks", "visits"]
