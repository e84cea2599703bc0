"""Sending a paper so that it goes on after a cut: tus 1.0, core with creation and expiration (https://tus.io)."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Response, request
from marshmallow import EXCLUDE

from kernel.web import actor, allow, caller, context
from services.intake import handlers, schemas
from services.intake.api.routing import blueprint
from services.intake.domain import Paper
from services.intake.domain.papers import TooLarge
from services.intake.events import PaperState
from services.intake.law.papers import paper_rules
from services.intake.schemas.uploads import PIECES, VERSION, check_content_type, check_version

F = TypeVar("F", bound=Callable[..., Any])
EXTENSIONS = "creation,expiration"
HEADERS: dict[str, Any] = {"location": "headers", "unknown": EXCLUDE}
SCHEMA = {"type": "string", "format": "binary"}
_in_pieces: Callable[[F], F] = blueprint.doc(
    requestBody={"required": True, "content": {PIECES: {"schema": SCHEMA}}}
)


@blueprint.route("/cases/<case>/papers", methods=["POST"])
@allow("*")
@blueprint.arguments(schemas.CreationSchema, **HEADERS)
@blueprint.response(201, description="Begun; `Location` takes the bytes.")
@blueprint.alt_response(412, "Problem")
def begin_paper(head: dict[str, Any], case: str) -> Response:
    """Begin to send a paper. The same Idempotency-Key finds the same one again, however far it is."""
    check_version(request.headers.get("Tus-Resumable"))
    about = head["about"]
    begun = handlers.papers.begin(context(), caller(), case, head["length"], about.name, about.sha256)
    answer = _expiring(Response(status=201), begun)
    answer.headers["Location"] = f"/api/intake/cases/{case}/papers/{begun.paper}"
    return answer


@blueprint.route("/cases/<case>/papers/<paper>", methods=["GET"])
@allow("*")
@blueprint.response(200, schemas.StandingSchema)
@blueprint.alt_response(412, "Problem")
def standing(case: str, paper: str) -> Any:
    """How far a paper of one's own has come, in the body and (for HEAD) in `Upload-Offset`."""
    if request.method == "HEAD":
        check_version(request.headers.get("Tus-Resumable"))
    found, offset = handlers.papers.standing(context(), actor(), case, paper)
    head = {"Upload-Offset": str(offset), "Upload-Length": str(found.size)}
    return {"paper": found, "offset": offset}, 200, head


@blueprint.route("/cases/<case>/papers/<paper>", methods=["PATCH"])
@allow("*")
@blueprint.arguments(schemas.OffsetSchema, **HEADERS)
@_in_pieces
@blueprint.response(204, description="Stored up to `Upload-Offset`; whole ones are examined and filed.")
@blueprint.alt_response(412, "Problem")
def add_bytes(head: dict[str, Any], case: str, paper: str) -> Response:
    """More bytes from `Upload-Offset` on; of a cut call, what arrived is kept."""
    check_version(request.headers.get("Tus-Resumable"))
    check_content_type(request.mimetype)
    largest = paper_rules().largest_bytes
    request.max_content_length = largest
    if (request.content_length or 0) > largest:
        raise TooLarge("paper_too_large", field="file", most=largest // 2**20)
    now = handlers.papers.receive(context(), actor(), case, paper, head["offset"], request.stream)
    answer = _expiring(Response(status=204), now.paper)
    answer.headers["Upload-Offset"] = str(now.offset)
    return answer


def _expiring(answer: Response, paper: Paper) -> Response:
    if paper.state is PaperState.ARRIVING:
        answer.headers["Upload-Expires"] = paper.expires.strftime("%a, %d %b %Y %H:%M:%S GMT")
    return answer


def _say_version(answer: Response) -> Response:
    """Also what this server can do, for who asks (OPTIONS)."""
    if "/papers" in request.path:
        answer.headers["Tus-Resumable"] = VERSION
        if request.method == "OPTIONS":
            able = {"Version": VERSION, "Extension": EXTENSIONS, "Max-Size": paper_rules().largest_bytes}
            answer.headers.extend({f"Tus-{name}": str(value) for name, value in able.items()})
    return answer


blueprint.after_request(_say_version)
