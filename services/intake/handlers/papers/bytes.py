"""The bytes of a paper as its checks and its readers want them: a piece at a time."""

from collections.abc import Iterator

from cachetools import LRUCache

from kernel.context import Context
from services.intake import store
from services.intake.store import PIECE, Progress

PIECES_HELD = 3


class Sealed:
    """A window on sealed pieces; a few of them are open at a time."""

    def __init__(self, ctx: Context, progress: Progress) -> None:
        self._ctx, self._progress = ctx, progress
        self._open: LRUCache[int, bytes] = LRUCache(PIECES_HELD)
        self.size = progress.offset

    def read(self, at: int, count: int) -> bytes:
        """Up to `count` bytes from `at`; fewer only at the end."""
        parts, end = [], min(at + count, self.size)
        while at < end:
            inside = at % PIECE
            part = self._piece(at // PIECE)[inside : inside + end - at]
            parts.append(part)
            at += len(part)
        return b"".join(parts)

    def pieces(self) -> Iterator[bytes]:
        """All of it, in order."""
        for piece in self._progress.pieces:
            yield store.pieces.read(self._ctx, self._progress, piece)

    def _piece(self, number: int) -> bytes:
        if number not in self._open:
            piece = self._progress.pieces[number]
            self._open[number] = store.pieces.read(self._ctx, self._progress, piece)
        return self._open[number]
