"""Facts of documents."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from services.legalaid.domain.application import Application
from services.legalaid.domain.kept import Document
from services.legalaid.events import DocumentForgone, DocumentIssued


def _issued(application: Application, event: DocumentIssued) -> Application:
    document = Document(
        event.document, event.kind, event.about, event.at, event.number, event.digest, event.code
    )
    return replace(application, documents=(*application.documents, document))


def _forgone(application: Application, event: DocumentForgone) -> Application:
    document = Document(event.document, event.kind, event.about, event.at)
    return replace(application, documents=(*application.documents, document))


CHANGES: Mapping[type, Callable[[Application, Any], Application]] = {
    DocumentIssued: _issued,
    DocumentForgone: _forgone,
}
