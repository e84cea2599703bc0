"""Documents: which there are, each as PDF/UA, and what anybody may verify."""

from typing import Any

from flask import Response

from kernel.web import actor, allow, context
from services.mediation.api.routing import PEOPLE, blueprint
from services.mediation.handlers import documents
from services.mediation.schemas import shown as out


@blueprint.route("/cases/<id>/documents")
@allow(*PEOPLE)
@blueprint.response(200, out.DocumentOut(many=True))
def list_documents(id: str) -> Any:
    """The agreement or the oral record, the joint application, the minutes: what can be printed."""
    return documents.documents(context(), actor(), id)


@blueprint.route("/cases/<id>/documents/<name>")
@allow(*PEOPLE)
@blueprint.response(200, description="The document as PDF.", content_type="application/pdf")
def printed(id: str, name: str) -> Response:
    """A document as PDF/UA-1, numbered, with a code to verify it. The reading is recorded."""
    kept = documents.document(context(), actor(), id, name)
    answer = Response(kept.pdf, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


@blueprint.route("/verify/<code>")
@allow("public")
@blueprint.response(200, out.VerifiedOut)
def verify(code: str) -> Any:
    """What the QR code on a document leads to: kind, number, day, hash, validity. Nothing personal."""
    return documents.verified(context(), code)
