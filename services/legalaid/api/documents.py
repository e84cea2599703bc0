"""Official documents: lists, the page's source, the PDF, and what anybody may verify."""

from typing import Any

from flask import Response

from kernel.web import actor, allow, context
from services.legalaid import handlers
from services.legalaid.api.routing import READERS, blueprint
from services.legalaid.schemas import outgoing


@blueprint.route("/applications/<id>/documents")
@allow(*READERS)
@blueprint.response(200, outgoing.DocumentLineOut(many=True))
def list_documents(id: str) -> Any:
    """The documents of an application, newest first."""
    return [handlers.documents.listed(one) for one in handlers.documents.documents_of(context(), actor(), id)]


@blueprint.route("/documents/<id>")
@allow(*READERS)
@blueprint.response(200, outgoing.DocumentOut)
def one_document(id: str) -> Any:
    """A document's content, for a page. The reading is recorded."""
    shown = handlers.documents.show(context(), actor(), id)
    told = {"case": shown.case, "paper": shown.kept.paper, "withdrawn": shown.kept.withdrawn}
    return handlers.documents.listed(shown.document) | told


@blueprint.route("/documents/<id>/pdf")
@allow(*READERS)
@blueprint.response(200, description="The document as PDF.", content_type="application/pdf")
def printed(id: str) -> Response:
    """The document as PDF/UA-1. The reading is recorded."""
    shown = handlers.documents.show(context(), actor(), id)
    answer = Response(shown.kept.pdf, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{id}.pdf"'
    return answer


@blueprint.route("/verify/<code>")
@allow("public")
@blueprint.response(200, outgoing.VerifiedOut)
def verify(code: str) -> Any:
    """What the QR code on a document leads to: kind, number, day, hash, validity. Nothing personal."""
    return handlers.documents.verified(context(), code)
