"""Intake's rules: what may happen to a work order, and what follows from what happened."""

from services.intake.domain.arriving import Paper
from services.intake.domain.blind import blind
from services.intake.domain.case import Case, Filed, Happened, Missed, Note, sortable
from services.intake.domain.consent import awaited, by_code, consent, helped
from services.intake.domain.desk import accept, closable, close, routable, route, withdraw
from services.intake.domain.evolution import evolve
from services.intake.domain.following import Step, follow
from services.intake.domain.notes import add_note
from services.intake.domain.promises import NAMES, clocks, miss, promised
from services.intake.domain.receipt import read_receipt, receipt, same_code, tracking_code
from services.intake.domain.rights import APPOINTED, STAFF, appointed, inside, may, of_region, require
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
    "Note",
    "Paper",
    "Request",
    "Step",
    "Triage",
    "accept",
    "add_note",
    "allowed",
    "appointed",
    "awaited",
    "blind",
    "by_code",
    "clocks",
    "closable",
    "close",
    "consent",
    "entered",
    "evolve",
    "follow",
    "helped",
    "inside",
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
    "sortable",
    "submit",
    "tracking_code",
    "triage",
    "withdraw",
]  # fmt: skip
