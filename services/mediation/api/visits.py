"""Visits to villages without network: what is taken along, and what arrives afterwards."""

from typing import Any

from flask import g, request

from kernel.web import actor, allow, caller, context
from services.mediation.api.routing import blueprint
from services.mediation.handlers import visits
from services.mediation.schemas import visits as schemas


@blueprint.route("/cases/<id>/visit")
@allow("mediator")
@blueprint.response(200, schemas.LuggageOut)
def take_along(id: str) -> Any:
    """What the phone keeps, encrypted, for a visit; the reading is recorded."""
    return visits.take_along(context(), actor(), id)


@blueprint.route("/cases/<id>/visit/items", methods=["POST"])
@allow("mediator")
@blueprint.arguments(schemas.ItemIn)
@blueprint.response(201, schemas.ItemOut)
def arrive(body: dict[str, Any], id: str) -> Any:
    """One item from the village. Its id is the Idempotency-Key; a repeat gets the first answer."""
    item, repeated = visits.arrive(context(), caller(), id, request.headers.get("Idempotency-Key"), body)
    g.version = item.version
    return item, 201, {"Idempotency-Replayed": "true"} if repeated else {}


@blueprint.route("/cases/<id>/visit/notes")
@allow("mediator")
@blueprint.response(200, schemas.NoteOut(many=True))
def notes(id: str) -> Any:
    """The notes that I wrote on visits."""
    return visits.notes(context(), actor(), id)
