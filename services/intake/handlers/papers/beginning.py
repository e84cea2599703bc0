"""Beginning to send a paper (tus: creation). The same key and length find the same paper again."""

import json
import re
from dataclasses import replace

from kernel import ids
from kernel.context import Context
from kernel.step import By
from kernel.words import Invalid
from services.intake import domain, store
from services.intake.domain import Paper, arriving, papers
from services.intake.events import PaperState
from services.intake.handlers.papers.finishing import finish
from services.intake.handlers.papers.found import case_of, paper_of

LONGEST_NAME = 200
MOST_TRIES = 20
_PATH = re.compile(r"[/\\\x00-\x1f\x7f]|^\.|^\s*$|[\u202a-\u202e\u2066-\u2069]")
"""Folders, hidden names, control characters, and marks that turn the direction of writing (`gpj.exe`)."""


def begin(ctx: Context, by: By, case: str, size: int, name: str, digest: str | None) -> Paper:
    """A paper to which bytes can be added. `digest` is the SHA-256 that the whole must have."""
    found = case_of(ctx, case)
    domain.require(by.actor, papers.ADD, found)
    _check_name(name)
    id, step, begun = _place(ctx, by, case)
    if begun is None:
        papers.admit(found, by.actor, size, store.pieces.unfinished(ctx, case))
        begun = _begun(ctx, step, case, id, size, name, digest)
    if begun.size != size:
        raise Invalid("idempotency_key_reused", field="Idempotency-Key")
    if begun.state is PaperState.REFUSED:
        return finish(ctx, begun)
    if begun.state is PaperState.ARRIVING:
        store.pieces.expect(ctx, id, case)
    return begun


def _place(ctx: Context, by: By, case: str) -> tuple[str, By, Paper | None]:
    """The id that follows from the cause; where it was abandoned meanwhile, another, and its own cause."""
    for attempt in range(MOST_TRIES):
        id = ids.of("intake", "paper", case, by.cause, str(attempt))
        found = None if by.fresh else paper_of(ctx, id)
        if found is None or found.state is not PaperState.ABANDONED:
            return id, replace(by, cause=f"{by.cause}.{attempt}") if attempt else by, found
    raise Invalid("paper_gone")


def _begun(ctx: Context, by: By, case: str, id: str, size: int, name: str, digest: str | None) -> Paper:
    about = json.dumps({"name": name, "sha256": digest}, ensure_ascii=False)
    sealed = {"about": ctx.seal(case, f"about/{id}", about)}
    now = ctx.now()
    step = ctx.step(
        store.PAPERS, id, lambda old: arriving.begin(old, case, id, size, by.actor.id, now, sealed), by
    )
    begun: Paper = step.state
    return begun


def _check_name(name: str) -> None:
    if _PATH.search(name) or len(name) > LONGEST_NAME:
        raise Invalid("paper_name", field="Upload-Metadata")
