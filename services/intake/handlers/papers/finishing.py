"""A whole paper: examined, then a step of the case. Safe to repeat, by whom and how often it may be.

The kind is decided by the content alone, never by name or header. `filetype` tells it from the first bytes:
one table that others keep, which also names what was sent instead; whether the rest is sound is `evidence`'s
to say. An imaging library would have to decode strangers' pixels here, and would pass over what is appended.
"""

import hashlib
import json

import filetype

from kernel import ids
from kernel.calls import Unavailable
from kernel.context import Context
from kernel.step import By
from kernel.words import Actor, Invalid, Refusal
from services.intake import store
from services.intake.domain import Paper, arriving, evidence, papers
from services.intake.domain.papers import Examined
from services.intake.events import PaperState
from services.intake.handlers.papers.bytes import Sealed
from services.intake.handlers.papers.found import case_of, paper_of
from services.intake.law.papers import paper_rules
from services.intake.scanning import ScannerAway, scanner

HEAD = 8192


def finish(ctx: Context, paper: Paper) -> Paper:
    """The paper as it ends. Raises the refusal that it met, also the next time; Unavailable: not yet."""
    if paper.state is PaperState.REFUSED:
        raise Invalid(str(paper.why), field="file", found=paper.found, most=paper.found)
    if paper.state is PaperState.ARRIVING:
        progress = store.pieces.progress(ctx, paper.paper, paper.case)
        try:
            if not _is_there(ctx, paper):
                _file(ctx, paper, _examined(ctx, paper, Sealed(ctx, progress)))
        except LookupError as lost:  # another call refused it meanwhile; the repeat says why
            raise Unavailable("papers") from lost
        except Refusal as no:
            settle(ctx, paper, PaperState.REFUSED, no.code, _figure(no))
            store.pieces.discard(ctx, paper.paper)
            raise
        settle(ctx, paper, PaperState.FILED)
        store.pieces.tidy(ctx, progress)
    return paper_of(ctx, paper.paper) or paper


def settle(
    ctx: Context, paper: Paper, state: PaperState, why: str | None = None, found: str | None = None
) -> None:
    """The paper's own end, once."""
    by = By(Actor(paper.by), f"settle:{ids.new()}", fresh=True)
    now = ctx.now()
    ctx.step(store.PAPERS, paper.paper, lambda old: arriving.settle(old, state, now, why, found), by)


def _figure(no: Refusal) -> str | None:
    """What the refusal's sentence is about: the kind that was found, the limit that was met."""
    told = no.params.get("found") or no.params.get("most")
    return str(told) if told else None


def _is_there(ctx: Context, paper: Paper) -> bool:
    """True where the case has it already: only the paper's own end is missing."""
    return any(each.paper == paper.paper for each in case_of(ctx, paper.case).papers)


def _file(ctx: Context, paper: Paper, found: Examined) -> None:
    by = By(Actor(paper.by), f"paper:{paper.paper}")
    now = ctx.now()
    ctx.step(store.CASES, paper.case, lambda case: papers.file(case, paper.paper, paper.by, found, now), by)


def _examined(ctx: Context, paper: Paper, window: Sealed) -> Examined:
    """What it is. Raises Invalid where it is not what is taken."""
    kind = _kind(window)
    evidence.sound(kind, window, paper_rules().most_pixels)
    about = json.loads(ctx.open(paper.case, f"about/{paper.paper}", paper.sealed["about"]))
    digest = _digest(window)
    if about["sha256"] not in (None, digest):
        raise Invalid("paper_differs", field="file")
    scanned = _scanned(window)
    known = json.dumps({"name": about["name"], "sha256": digest}, ensure_ascii=False)
    sealed = {"about": ctx.seal(paper.case, f"about/{paper.paper}", known)}
    return Examined(kind, window.size, scanned, sealed)


def _kind(window: Sealed) -> str:
    guess = filetype.guess(window.read(0, HEAD))
    kind = str(guess.mime) if guess else ""
    if guess is None:
        raise Invalid("paper_unknown", field="file")
    if kind not in paper_rules().kinds:
        raise Invalid("paper_kind", field="file", found=guess.extension)
    return kind


def _digest(window: Sealed) -> str:
    digest = hashlib.sha256()
    for piece in window.pieces():
        digest.update(piece)
    return digest.hexdigest()


def _scanned(window: Sealed) -> str | None:
    try:
        verdict = scanner().scan(window.pieces())
    except ScannerAway as away:
        raise Unavailable("clamd") from away
    if verdict.malware:
        raise Invalid("paper_malware", field="file", found=verdict.malware)
    return verdict.by
