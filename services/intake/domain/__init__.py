"""Intake's rules: what may happen to a work order, and what follows from what happened."""

from services.intake.domain.case import Case, Happened, Missed, within
from services.intake.domain.desk import accept, close, routable, route, withdraw
from services.intake.domain.evolution import evolve
from services.intake.domain.following import Step, follow
from services.intake.domain.promises import NAMES, clocks, miss, promised
from services.intake.domain.rights import STAFF, appointed, may, of_region, require
from services.intake.domain.submission import Request, allowed, known, submit

__all__ = [
    "NAMES",
    "STAFF",
    "Case",
    "Happened",
    "Missed",
    "Request",
    "Step",
    "accept",
    "allowed",
    "appointed",
    "clocks",
    "close",
    "evolve",
    "follow",
    "known",
    "may",
    "miss",
    "of_region",
    "promised",
    "require",
    "routable",
    "route",
    "submit",
    "withdraw",
    "within",
]  # fmt: skip
