"""Intake's collections: cases, receipt numbers that are taken, papers and their sealed pieces."""

from collections.abc import Mapping, Sequence

from kernel.service import IndexSpec
from services.intake.store import cases, pieces, saved
from services.intake.store.cases import CASES, RECEIPTS, by_clock, by_receipt, reserve_receipt
from services.intake.store.pieces import PIECE, PIECES, UPLOADS, Piece, Progress

PAPERS = "papers"
INDEXES: Mapping[str, Sequence[IndexSpec]] = {**cases.INDEXES, **pieces.INDEXES, **saved.INDEXES}

__all__ = [
    "CASES", "INDEXES", "PAPERS", "PIECE", "PIECES", "RECEIPTS", "UPLOADS", "Piece", "Progress",
    "by_clock", "by_receipt", "pieces", "reserve_receipt", "saved",
]  # fmt: skip
