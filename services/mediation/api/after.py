"""What follows a valid agreement."""

from typing import Any

from kernel.web import actor, allow, caller, context
from services.mediation import handlers
from services.mediation.api.routing import blueprint, shown
from services.mediation.schemas import incoming, outgoing


@blueprint.route("/cases/<id>/performance", methods=["POST"])
@allow("mediator", "resident")
@blueprint.arguments(incoming.Performing)
@blueprint.response(200, outgoing.MediationOut)
def perform(body: dict[str, Any], id: str) -> Any:
    """Record a term, or an instalment, as performed or not: the mediator, or the party that receives it."""
    return shown(handlers.perform(context(), caller(), id, body["term"], body["done"], body["instalment"]))


@blueprint.route("/cases/<id>/confirmation")
@allow("mediator", "resident")
@blueprint.response(200, outgoing.ApplicationOut)
def application(id: str) -> Any:
    """The joint application to the court, prefilled: who, until when, where, with which papers."""
    return handlers.application(context(), actor(), id)


@blueprint.route("/cases/<id>/confirmation", methods=["POST"])
@allow("mediator", "resident")
@blueprint.arguments(incoming.Asking)
@blueprint.response(200, outgoing.MediationOut)
def ask_confirmation(body: dict[str, Any], id: str) -> Any:
    """A party asks for judicial confirmation; when all have, the application stands."""
    return shown(handlers.ask_confirmation(context(), caller(), id, body["party"]))


@blueprint.route("/cases/<id>/confirmation/result", methods=["POST"])
@allow("mediator", "officer", "supervisor")
@blueprint.arguments(incoming.CourtDecision)
@blueprint.response(200, outgoing.MediationOut)
def record_confirmation(body: dict[str, Any], id: str) -> Any:
    """The court's answer: confirmed, rejected (back to the table), or taken back by the parties."""
    ctx, by = context(), caller()
    return shown(handlers.record_confirmation(ctx, by, id, body["result"], body["on"], body["number"]))


@blueprint.route("/cases/<id>/close", methods=["POST"])
@allow("mediator", "officer", "supervisor")
@blueprint.response(200, outgoing.MediationOut)
def finish(id: str) -> Any:
    """Close the file of a confirmed agreement that is not waited for any longer."""
    return shown(handlers.finish(context(), caller(), id))
