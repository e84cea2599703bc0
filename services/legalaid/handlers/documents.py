"""Issuing the official documents that wait, and showing them: each reading is recorded."""

from dataclasses import dataclass
from typing import Any

from kernel import documents as room
from kernel import ids
from kernel.context import Context
from kernel.schemas import region_name
from kernel.step import By
from kernel.vault import Erased
from kernel.words import Actor, Clock, NotFound
from services.legalaid import law
from services.legalaid.domain import documents, permission
from services.legalaid.domain.application import Application
from services.legalaid.domain.documents import Called
from services.legalaid.domain.kept import Document
from services.legalaid.domain.periods import day_of
from services.legalaid.events import DocumentForgone, DocumentIssued
from services.legalaid.handlers import found
from services.legalaid.handlers.forms import COMPOSERS, Sheet
from services.legalaid.store import APPLICATIONS

PURPOSE = "法律援助文书"
CORRECTED = ("refusal", "termination")


def issue_waiting(ctx: Context, by: By, id: str, _: Clock) -> None:
    """Issue every document that this application calls for. Repeated, it does nothing anew."""
    loaded = ctx.load(APPLICATIONS, id)
    if loaded is None:
        return
    sheet = Sheet(ctx, loaded.state)
    made = [_made(ctx, sheet, called) for called in documents.waiting(loaded.state)]
    ctx.step(APPLICATIONS, id, lambda state: documents.entered(state, made), by)


def _made(ctx: Context, sheet: Sheet, called: Called) -> DocumentIssued | DocumentForgone:
    state = sheet.state
    document = f"{state.id}.d{ids.of(state.id, called.kind, called.about)[:8]}"
    try:
        issued = room.issue(ctx, _slip(state, called, document), COMPOSERS[called.kind](sheet, called))
    except Erased:
        return DocumentForgone(document, called.kind, called.about, called.at)
    _withdraw_corrected(ctx, state, called)
    return DocumentIssued(
        document, called.kind, called.about, issued.number, issued.digest, issued.code, called.at
    )


def _slip(state: Application, called: Called, document: str) -> room.Slip:
    """Each county counts each kind of document anew each year."""
    year = day_of(called.at).year
    mark = law.forms()[called.kind].mark.format(region=region_name(state.region) or state.region, year=year)
    return room.Slip(document, state.case, f"{state.region}/{called.kind}/{year}", mark, called.at)


def _withdraw_corrected(ctx: Context, state: Application, called: Called) -> None:
    """What the bureau ordered to be corrected no longer holds (49)."""
    objection = state.objection
    if called.kind != "review" or objection is None or objection.upheld:
        return
    wrong = [one for one in state.documents if one.kind in CORRECTED and one.at < called.at]
    for document in wrong[-1:]:
        room.withdraw(ctx, document.id)


@dataclass(frozen=True)
class Shown:
    """A document for who may read it."""

    document: Document
    title: str
    case: str
    kept: room.Kept


def documents_of(ctx: Context, actor: Actor, id: str) -> list[Document]:
    """The documents of an application that this actor may read, newest first."""
    state = found.application(ctx, actor, id).state
    mine = [one for one in state.documents if one.number and permission.may_read_document(actor, state, one)]
    return list(reversed(mine))


def show(ctx: Context, actor: Actor, id: str) -> Shown:
    """A document in clear. Raises NotFound."""
    loaded = ctx.load(APPLICATIONS, ids.owner(id))
    for one in loaded.state.documents if loaded else ():
        if loaded and one.id == id and one.number and permission.may_read_document(actor, loaded.state, one):
            kept = room.read(ctx, actor.id, id, subject=loaded.state.applicant, purpose=PURPOSE)
            return Shown(one, law.forms()[one.kind].title, loaded.state.case, kept)
    raise NotFound("document.unknown")


def listed(one: Document) -> dict[str, Any]:
    """A document in a list."""
    return {
        "id": one.id,
        "kind": one.kind,
        "title": law.forms()[one.kind].title,
        "number": one.number,
        "at": one.at,
        "digest": one.digest,
        "code": one.code,
    }


def verified(ctx: Context, code: str) -> dict[str, Any]:
    """What anybody may know who holds a document."""
    return room.published(ctx, code)
