"""Papers of a case (证据材料) over HTTP: the list, and each as it was sent."""

from typing import Any

from flask import Response

from kernel.web import actor, allow, context
from services.intake import handlers, schemas
from services.intake.api.routing import QUERY, blueprint
from services.intake.handlers.papers import Listed

NO_SCRIPT = "default-src 'none'; sandbox"
"""Should a browser take it for a page after all, it may do nothing."""


@blueprint.route("/cases/<case>/papers", methods=["GET"])
@allow("*")
@blueprint.arguments(schemas.PurposeSchema, **QUERY)
@blueprint.response(200, schemas.PapersSchema)
def list_papers(query: dict[str, Any], case: str) -> Listed:
    """The papers of a case, for who may read it; the reading is recorded."""
    return handlers.papers.listed(context(), actor(), case, query["purpose"])


@blueprint.route("/cases/<case>/papers/<paper>/content", methods=["GET"])
@allow("*")
@blueprint.arguments(schemas.PurposeSchema, **QUERY)
@blueprint.response(200, description="The paper as it was sent, bit for bit.", content_type="*/*")
def content(query: dict[str, Any], case: str, paper: str) -> Response:
    """A paper as it was sent; the reading is recorded."""
    opened, pieces = handlers.papers.content(context(), actor(), case, paper, query["purpose"])
    how = "inline" if opened.kind.shown else "attachment"
    answer = Response(pieces, content_type=opened.kind.kind)
    answer.content_length = opened.size
    answer.headers["Content-Disposition"] = f'{how}; filename="{opened.file}"'
    answer.headers["Content-Security-Policy"] = NO_SCRIPT
    return answer
