"""The sealed bytes of papers: pieces of bounded size, and which of them make up a paper so far.

A piece is written first, under a name of its own; then one write on `offset` makes it part of the paper.
So the offset is what is durably stored, whatever is killed when; of two senders one gets on, and the
other's pieces are nobody's and are deleted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kernel import ids
from kernel.context import Context
from kernel.service import IndexSpec

UPLOADS, PIECES = "uploads", "pieces"
PIECE = 256 * 1024
"""Bytes in a whole piece; only a paper's last one is smaller."""

INDEXES: Mapping[str, Sequence[IndexSpec]] = {
    PIECES: [([("paper", 1)], {})],
    UPLOADS: [([("case", 1), ("whole", 1)], {})],
}


@dataclass(frozen=True)
class Piece:
    """One sealed piece: its name, where in the paper it begins, how many bytes it holds."""

    id: str
    at: int
    size: int


@dataclass(frozen=True)
class Progress:
    """What is durably stored of a paper."""

    paper: str
    case: str
    offset: int
    pieces: tuple[Piece, ...]


def progress(ctx: Context, paper: str, case: str) -> Progress:
    """How far a paper has come."""
    row: Mapping[str, Any] = ctx.db[UPLOADS].find_one({"_id": paper}) or {}
    found = tuple(Piece(*piece) for piece in row.get("pieces", ()))
    return Progress(paper, case, int(row.get("offset", 0)), found)


def expect(ctx: Context, paper: str, case: str) -> None:
    """Make room for a paper's progress; safe to repeat."""
    begun = {"case": case, "offset": 0, "pieces": [], "whole": False}
    ctx.db[UPLOADS].update_one({"_id": paper}, {"$setOnInsert": begun}, upsert=True)


def append(ctx: Context, now: Progress, data: bytes, size: int) -> Progress | None:
    """More bytes, with those of an unfilled last piece; None where another sender was faster."""
    kept, last = _unfilled(now)
    if last:
        data = read(ctx, now, last) + data
    new = _write(ctx, now, last.at if last else now.offset, data)
    after = Progress(now.paper, now.case, new.at + new.size, (*kept, new))
    rows = [[piece.id, piece.at, piece.size] for piece in after.pieces]
    change = {"offset": after.offset, "pieces": rows, "whole": after.offset == size}
    won = ctx.db[UPLOADS].update_one({"_id": now.paper, "offset": now.offset}, {"$set": change})
    replaced = last.id if last else None
    ctx.db[PIECES].delete_one({"_id": replaced if won.matched_count else new.id})
    return after if won.matched_count else None


def room(now: Progress) -> int:
    """How many bytes the next piece takes."""
    last = _unfilled(now)[1]
    return PIECE - (last.size if last else 0)


def _unfilled(now: Progress) -> tuple[tuple[Piece, ...], Piece | None]:
    if now.pieces and now.pieces[-1].size < PIECE:
        return now.pieces[:-1], now.pieces[-1]
    return now.pieces, None


def _write(ctx: Context, now: Progress, at: int, data: bytes) -> Piece:
    piece = Piece(f"{now.paper}.{at}.{ids.new()}", at, len(data))
    sealed = ctx.seal(now.case, _field(now.paper, at), data)
    ctx.db[PIECES].insert_one({"_id": piece.id, "paper": now.paper, "sealed": sealed})
    return piece


def read(ctx: Context, now: Progress, piece: Piece) -> bytes:
    """A piece, opened. Raises vault.Erased, or LookupError where it is not there any more."""
    row = ctx.db[PIECES].find_one({"_id": piece.id})
    if row is None:
        raise LookupError(f"piece {piece.id}")
    return ctx.vault.open_bytes(now.case, _field(now.paper, piece.at), row["sealed"])


def _field(paper: str, at: int) -> str:
    """What a piece is sealed for: it opens at no other place and in no other paper."""
    return f"paper/{paper}/{at}"


def unfinished(ctx: Context, case: str) -> int:
    """How many papers of a case are on their way."""
    return int(ctx.db[UPLOADS].count_documents({"case": case, "whole": False}))


def tidy(ctx: Context, now: Progress) -> None:
    """Delete the pieces that lost a race or a process; what the paper is made of stays."""
    kept = [piece.id for piece in now.pieces]
    ctx.db[PIECES].delete_many({"paper": now.paper, "_id": {"$nin": kept}})


def discard(ctx: Context, paper: str) -> None:
    """Delete all bytes of a paper. First its progress: then no sender can add to it any more."""
    ctx.db[UPLOADS].delete_one({"_id": paper})
    ctx.db[PIECES].delete_many({"paper": paper})
