"""A change of lawyer, the end of aid, objections, later papers."""

from typing import Any

from kernel.web import allow, caller, context
from services.legalaid import handlers
from services.legalaid.api.routing import blueprint, matter_shown, shown
from services.legalaid.schemas import incoming, outgoing


@blueprint.route("/matters/<id>/replacement", methods=["POST"])
@allow("lawyer", "resident")
@blueprint.arguments(incoming.Reasoned)
@blueprint.response(201, outgoing.MatterOut)
def ask_replacement(body: dict[str, Any], id: str) -> Any:
    """Ask for another lawyer: the recipient, or the lawyer with good cause."""
    return matter_shown(handlers.ask_replacement(context(), caller(), id, body["reason"]), id)


@blueprint.route("/matters/<id>/replacement/decision", methods=["POST"])
@allow("officer")
@blueprint.arguments(incoming.Replacing)
@blueprint.response(200, outgoing.ApplicationOut)
def decide_replacement(body: dict[str, Any], id: str) -> Any:
    """Replace the lawyer, asked or not; or say why the lawyer stays."""
    return shown(handlers.decide_replacement(context(), caller(), id, body["replace"], body["reason"]))


@blueprint.route("/matters/<id>/ground", methods=["POST"])
@allow("lawyer")
@blueprint.arguments(incoming.Ground)
@blueprint.response(201, outgoing.MatterOut)
def report_ground(body: dict[str, Any], id: str) -> Any:
    """Report a ground to end aid; the agency decides."""
    return matter_shown(handlers.report_ground(context(), caller(), id, body["ground"], body["reason"]), id)


@blueprint.route("/applications/<id>/termination", methods=["POST"])
@allow("officer")
@blueprint.arguments(incoming.Ground)
@blueprint.response(200, outgoing.ApplicationOut)
def terminate(body: dict[str, Any], id: str) -> Any:
    """End aid on one of the eight grounds."""
    return shown(handlers.terminate(context(), caller(), id, body["ground"], body["reason"]))


@blueprint.route("/applications/<id>/objection", methods=["POST"])
@allow("resident")
@blueprint.arguments(incoming.Reasoned)
@blueprint.response(201, outgoing.ApplicationOut)
def make_objection(body: dict[str, Any], id: str) -> Any:
    """Object to a refusal or a termination."""
    return shown(handlers.make_objection(context(), caller(), id, body["reason"]))


@blueprint.route("/applications/<id>/objection/review", methods=["POST"])
@allow("supervisor")
@blueprint.arguments(incoming.Reviewing)
@blueprint.response(200, outgoing.ApplicationOut)
def review_objection(body: dict[str, Any], id: str) -> Any:
    """Uphold the decision, or order a correction."""
    return shown(handlers.review_objection(context(), caller(), id, body["uphold"], body["reason"]))


@blueprint.route("/applications/<id>/confirmation", methods=["POST"])
@allow("officer")
@blueprint.arguments(incoming.Confirming)
@blueprint.response(200, outgoing.ApplicationOut)
def confirm(body: dict[str, Any], id: str) -> Any:
    """The papers of aid that came first are there."""
    return shown(handlers.confirm(context(), caller(), id, body["reason"]))
