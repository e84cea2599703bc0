"""Looking after papers on their way: a whole one is filed, one that never came whole is thrown away."""

from kernel import vault
from kernel.calls import Unavailable
from kernel.context import Context
from kernel.step import By
from kernel.words import Clock, Refusal
from services.intake import store
from services.intake.domain import Paper, arriving
from services.intake.events import PaperState
from services.intake.handlers.papers.finishing import finish, settle
from services.intake.handlers.papers.found import paper_of


def look(ctx: Context, by: By, id: str, _clock: Clock) -> None:
    """What the clock asks: whole, given up, or not yet."""
    paper = paper_of(ctx, id)
    if paper is None or paper.state is not PaperState.ARRIVING or _finished(ctx, paper):
        return
    now = ctx.now()
    whole = store.pieces.progress(ctx, id, paper.case).offset == paper.size
    if now >= paper.expires and not whole:
        settle(ctx, paper, PaperState.ABANDONED)
        store.pieces.discard(ctx, id)
        return
    ctx.step(store.PAPERS, id, lambda old: arriving.await_more(old, now), by)


def _finished(ctx: Context, paper: Paper) -> bool:
    """True if it came to its end. While the scanner is away it waits, and other clocks go on."""
    if store.pieces.progress(ctx, paper.paper, paper.case).offset < paper.size:
        return False
    try:
        finish(ctx, paper)
    except Unavailable:
        return False
    except (Refusal, vault.Erased):
        settle(ctx, paper, PaperState.ABANDONED)  # an erased case takes nothing; a refused paper has ended
        store.pieces.discard(ctx, paper.paper)
    return True
