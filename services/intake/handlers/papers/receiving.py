"""Receiving a paper's bytes (tus: PATCH): what arrived is kept, also where the connection broke."""

from dataclasses import dataclass
from typing import IO

from werkzeug.exceptions import ClientDisconnected

from kernel.context import Context
from kernel.words import Actor, OutOfOrder
from services.intake import store
from services.intake.domain import Paper
from services.intake.domain.papers import TooLarge
from services.intake.events import PaperState
from services.intake.handlers.papers.finishing import finish
from services.intake.handlers.papers.found import own
from services.intake.store import Progress


@dataclass(frozen=True)
class Received:
    """How far the paper is now."""

    paper: Paper
    offset: int


def receive(ctx: Context, actor: Actor, case: str, id: str, offset: int, stream: IO[bytes]) -> Received:
    """Add what the stream holds, from `offset` on; a whole paper is examined and filed."""
    paper = own(ctx, actor, case, id)
    if paper.state is not PaperState.ARRIVING:
        return Received(finish(ctx, paper), paper.size)
    store.pieces.expect(ctx, id, case)
    now = store.pieces.progress(ctx, id, case)
    if now.offset != offset:
        raise OutOfOrder("offset_differs", field="Upload-Offset", offset=now.offset)
    now = _pour(ctx, now, paper.size, stream)
    return Received(finish(ctx, paper) if now.offset == paper.size else paper, now.offset)


def _pour(ctx: Context, now: Progress, size: int, stream: IO[bytes]) -> Progress:
    """One piece after another; at no time more than one of them in memory."""
    while data := _some(stream, store.pieces.room(now)):
        if now.offset + len(data) > size:
            raise TooLarge("paper_longer_than_said", field="file", size=size)
        after = store.pieces.append(ctx, now, data, size)
        if after is None:
            at = store.pieces.progress(ctx, now.paper, now.case).offset
            raise OutOfOrder("offset_differs", field="Upload-Offset", offset=at)
        now = after
    return now


def _some(stream: IO[bytes], most: int) -> bytes:
    """Up to `most` bytes, as many as come before the end or the cut."""
    parts, left = [], most
    try:
        while left and (part := stream.read(min(left, 64 * 1024))):
            parts.append(part)
            left -= len(part)
    except (ClientDisconnected, OSError):
        pass  # the phone lost its network: what came is kept, and the next call goes on from there
    return b"".join(parts)
