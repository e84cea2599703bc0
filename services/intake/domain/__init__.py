"""Intake's rules: what may happen to a work order, and what follows from what happened."""

from services.intake.domain.arriving import Paper
from services.intake.domain.case import Case, Filed, Happened, Missed
from services.intake.domain.desk import accept, closable, close, routable, route, withdraw
from services.intake.domain.evolution import evolve
from services.intake.domain.following import Step, follow
from services.intake.domain.promises import NAMES, clocks, miss, promised
from services.intake.domain.receipt import read_receipt, receipt, same_code, tracking_code
from services.intake.domain.rights import APPOINTED, STAFF, appointed, may, of_region, require
from services.intake.domain.submission import Request, allowed, entered, known, submit
from services.intake.domain.triage import Triage, triage

__all__ = [
    "APPOINTED",
    "NAMES",
    "STAFF",
    "Case",
    "Filed",
    "Happened",
    "Missed",
    "Paper",
    "Request",
    "Step",
    "Triage",
    "accept",
    "allowed",
    "appointed",
    "clocks",
    "closable",
    "close",
    "entered",
    "evolve",
    "follow",
    "known",
    "may",
    "miss",
    "of_region",
    "promised",
    "read_receipt",
    "receipt",
    "require",
    "routable",
    "route",
    "same_code",
    "submit",
    "tracking_code",
    "triage",
    "withdraw",
]  # fmt: skip
