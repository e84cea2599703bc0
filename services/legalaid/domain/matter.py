"""The lawyer's work: reports to the recipient (46), the end and its report (50), the closing papers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kernel.words import Actor, OutOfOrder
from services.legalaid import law
from services.legalaid.domain import periods, permission
from services.legalaid.domain.application import Application
from services.legalaid.domain.inside import Matter
from services.legalaid.events import Ending, MatterClosed, PapersFiled, ProgressReported, Work

Events = Sequence[Any]
Sealed = dict[str, str]


@dataclass(frozen=True)
class Closing:
    """What the lawyer says at the end: how it came out, the hours it took, the sealed report."""

    outcome: Ending
    hours: float
    sealed: Sealed


def working(application: Application | None, actor: Actor, id: str) -> tuple[Application, Matter]:
    """The lawyer's own matter that is still open."""
    known, matter = permission.matter_of(actor, application, id)
    if matter.work != Work.OPEN:
        raise OutOfOrder("matter.over")
    return known, matter


def in_hand(matter: Matter) -> None:
    """Refuse where the lawyer no longer needs to reach the recipient."""
    if matter.work not in (Work.OPEN, Work.CLOSED):
        raise OutOfOrder("matter.over")


def report(application: Application | None, actor: Actor, id: str, sealed: Sealed, now: datetime) -> Events:
    """Tell the recipient how things stand."""
    known, matter = working(application, actor, id)
    number = f"{id}.r{len(matter.reports) + 1}"
    return (ProgressReported(known.case, id, number, now, sealed, (law.duty("report").basis,)),)


def close(application: Application | None, actor: Actor, id: str, closing: Closing, now: datetime) -> Events:
    """The work is done: the outcome, the hours, the report; the clock of the closing papers begins."""
    known, matter = working(application, actor, id)
    end = periods.end("closing_papers", now)
    return (
        MatterClosed(
            case=known.case,
            matter=id,
            region=known.region,
            category=known.category,
            lawyer=matter.lawyer,
            outcome=closing.outcome,
            hours=closing.hours,
            opened=matter.opened,
            closed=now,
            papers_due=end.due,
            provisional=end.provisional,
            sealed=closing.sealed,
            basis=(law.duty("closing").basis, end.basis),
        ),
    )


def file_papers(
    application: Application | None, actor: Actor, id: str, papers: tuple[str, ...], now: datetime
) -> Events:
    """Hand in the closing papers (50), once."""
    _, matter = permission.matter_of(actor, application, id)
    if matter.work != Work.CLOSED or matter.papers_due is None:
        raise OutOfOrder("papers.not_yet")
    if matter.papers:
        raise OutOfOrder("papers.filed_already")
    return (PapersFiled(id, papers, now, now > matter.papers_due),)
