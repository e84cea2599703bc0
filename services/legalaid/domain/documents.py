"""Which official documents (法律援助文书) an application calls for: they follow from what has happened.

Nothing has to be ordered: what is called for and not there yet is a running clock, due at once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from kernel.words import Clock
from services.legalaid.domain import clocks as legal
from services.legalaid.domain import contact, telling
from services.legalaid.domain.application import Application
from services.legalaid.domain.inside import Matter
from services.legalaid.events import DocumentForgone, DocumentIssued, Ruling, Stage, Work

CLOCK = "document"


@dataclass(frozen=True)
class Called:
    """A document to be issued: what kind, about which matter or moment, called for when."""

    kind: str
    about: str
    at: datetime


def called_for(application: Application) -> Iterator[Called]:
    """All documents that this round's facts call for, in the order of the facts."""
    if not application.documented:
        return
    yield _called("acceptance", application.received)
    if application.supplement is not None:
        yield _called("supplement", application.supplement.asked)
    if application.means is not None:
        yield _called("means", application.means.at)
    yield from _decided(application)
    for matter in application.matters:
        if matter.opened >= application.received:
            yield from _worked(matter)
            yield from _told(application, matter)
    yield from _ended(application)


def _called(kind: str, at: datetime) -> Called:
    return Called(kind, at.isoformat(), at)


def _decided(application: Application) -> Iterator[Called]:
    decision = application.decision
    if decision is None:
        return
    yield Called("application", application.received.isoformat(), decision.at)
    yield _called("refusal" if decision.ruling == Ruling.REFUSED else "grant", decision.at)


def _worked(matter: Matter) -> Iterator[Called]:
    yield Called("assignment", matter.id, matter.opened)
    if matter.work == Work.REPLACED and matter.ended is not None:
        yield Called("replacement", matter.id, matter.ended)
    if matter.work == Work.CLOSED and matter.ended is not None:
        yield Called("closing", matter.id, matter.ended)


def _told(application: Application, matter: Matter) -> Iterator[Called]:
    """The organ that notified is told of each lawyer who is assigned (36)."""
    notice = application.notice
    if notice is not None and notice.letter and matter.opened >= notice.received:
        yield Called("organ_letter", matter.id, matter.opened)


def _ended(application: Application) -> Iterator[Called]:
    if application.stage == Stage.TERMINATED and application.ended is not None:
        yield _called("termination", application.ended)
    objection = application.objection
    if objection is not None and objection.reviewed is not None:
        yield _called("review", objection.reviewed)


def waiting(application: Application) -> list[Called]:
    """What is called for and was not issued yet."""
    there = {(document.kind, document.about) for document in application.documents}
    return [one for one in called_for(application) if (one.kind, one.about) not in there]


def clocks(application: Application) -> Sequence[Clock]:
    """The clock that brings somebody back until every document is there."""
    due = [one.at for one in waiting(application)]
    return (Clock(CLOCK, min(due)),) if due else ()


def running(application: Application) -> list[Clock]:
    """The legal clocks, the lawyer's own, and those of documents and notices that wait."""
    own = [*contact.clocks(application), *clocks(application), *telling.clocks(application)]
    return [*legal.clocks(application), *own]


def entered(
    application: Application | None, made: Sequence[DocumentIssued | DocumentForgone]
) -> list[DocumentIssued | DocumentForgone]:
    """Those of them that are not entered yet."""
    there = {document.id for document in application.documents} if application else set()
    return [one for one in made if one.document not in there]
