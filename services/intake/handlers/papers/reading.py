"""Reading papers: the list with names, where one stands, and the content. Every reading is recorded first."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from kernel.context import Context
from kernel.vault import Erased
from kernel.words import Actor, NotFound
from services.intake import domain, store
from services.intake.domain import Case, Filed, Paper, papers
from services.intake.events import PaperState
from services.intake.handlers.papers.bytes import Sealed
from services.intake.handlers.papers.found import case_of, own
from services.intake.handlers.reading import purpose_of
from services.intake.law.papers import PaperKind, paper_rules


@dataclass(frozen=True)
class Opened:
    """A paper with what is sealed of it; None where the case's key was destroyed."""

    id: str
    kind: PaperKind
    size: int
    at: datetime
    by: str
    scanned: str | None
    name: str | None
    sha256: str | None
    file: str


@dataclass(frozen=True)
class Listed:
    """A case's papers for one reader."""

    case: Case
    items: tuple[Opened, ...]
    may_add: bool


def listed(ctx: Context, actor: Actor, id: str, purpose: str | None) -> Listed:
    """The papers of a case that one may read."""
    case = _readable(ctx, actor, id, "papers", purpose)
    items = tuple(_opened(ctx, case, place) for place in range(len(case.papers)))
    return Listed(case, items, domain.may(actor, papers.ADD, case) and papers.takes_papers(case))


def content(
    ctx: Context, actor: Actor, id: str, paper: str, purpose: str | None
) -> tuple[Opened, Iterator[bytes]]:
    """A paper and its bytes, a piece at a time."""
    case = _readable(ctx, actor, id, f"paper {paper}", purpose)
    place = next((place for place, each in enumerate(case.papers) if each.paper == paper), None)
    if place is None:
        raise NotFound("paper_not_found")
    opened = _opened(ctx, case, place)
    if opened.sha256 is None:
        raise Erased(id)
    return opened, Sealed(ctx, store.pieces.progress(ctx, paper, id)).pieces()


def standing(ctx: Context, actor: Actor, case: str, paper: str) -> tuple[Paper, int]:
    """Where a paper of one's own stands, and how much of it is durably stored."""
    found = own(ctx, actor, case, paper)
    if found.state is not PaperState.ARRIVING:
        return found, found.size
    return found, store.pieces.progress(ctx, paper, case).offset


def _readable(ctx: Context, actor: Actor, id: str, what: str, purpose: str | None) -> Case:
    case = case_of(ctx, id)
    domain.require(actor, "read", case)
    ctx.reading(actor.id, case.applicant, f"case {case.case}: {what}", purpose_of(actor, purpose))
    return case


def _opened(ctx: Context, case: Case, place: int) -> Opened:
    filed = case.papers[place]
    kind = paper_rules().kinds[filed.kind]
    name, digest = _about(ctx, case, filed)
    file = f"{case.receipt}-{place + 1}.{kind.ending}"
    return Opened(filed.paper, kind, filed.size, filed.at, filed.by, filed.scanned, name, digest, file)


def _about(ctx: Context, case: Case, filed: Filed) -> tuple[str | None, str | None]:
    try:
        about = json.loads(ctx.open(case.case, f"about/{filed.paper}", filed.sealed["about"]))
    except Erased:
        return None, None
    return about["name"], about["sha256"]
