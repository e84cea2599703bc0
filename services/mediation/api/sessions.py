"""Sessions and the mediator's calendar."""

from typing import Any

from kernel.web import actor, allow, caller, context
from services.mediation import handlers
from services.mediation.api.routing import blueprint, shown
from services.mediation.schemas import incoming, outgoing


@blueprint.route("/cases/<id>/sessions", methods=["POST"])
@allow("mediator")
@blueprint.arguments(incoming.Meeting)
@blueprint.response(201, outgoing.MediationOut)
def set_session(body: dict[str, Any], id: str) -> Any:
    """Set a session on site or by video; with `hours` the mediator is not booked twice."""
    where = (body["place"], body["video"])
    return shown(handlers.set_session(context(), caller(), id, body["at"], where, body["hours"]))


@blueprint.route("/cases/<id>/sessions/<session>/cancel", methods=["POST"])
@allow("mediator")
@blueprint.response(200, outgoing.MediationOut)
def cancel_session(id: str, session: str) -> Any:
    """Cancel a session; its hours are free again."""
    return shown(handlers.cancel_session(context(), caller(), id, session))


@blueprint.route("/calendar")
@allow("mediator")
@blueprint.arguments(incoming.Span, location="query")
@blueprint.response(200, outgoing.AppointmentOut(many=True))
def calendar(asked: dict[str, Any]) -> Any:
    """My sessions from one day to another."""
    return handlers.calendar(context(), actor(), asked["first"], asked["last"])
