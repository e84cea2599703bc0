"""The papers of mediation (文书): what each says, from the facts; the kernel prints and numbers them."""

from services.mediation.handlers.papers.agreement import agreement, orally
from services.mediation.handlers.papers.court import application
from services.mediation.handlers.papers.facts import Facts, Signed
from services.mediation.handlers.papers.minutes import minutes

__all__ = ["Facts", "Signed", "agreement", "application", "minutes", "orally"]
