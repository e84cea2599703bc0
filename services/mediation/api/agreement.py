"""At the table: agreement, signatures, seal, and no agreement."""

from typing import Any

from kernel.web import allow, caller, context
from services.mediation import handlers
from services.mediation.api.routing import blueprint, shown
from services.mediation.schemas import incoming, outgoing


@blueprint.route("/cases/<id>/agreement", methods=["POST"])
@allow("mediator")
@blueprint.arguments(incoming.Agreed)
@blueprint.response(201, outgoing.MediationOut)
def draft(body: dict[str, Any], id: str) -> Any:
    """Write a version of the agreement; signatures on an earlier one are void."""
    return shown(handlers.draft(context(), caller(), id, body))


@blueprint.route("/cases/<id>/oral", methods=["POST"])
@allow("mediator")
@blueprint.arguments(incoming.AgreedOrally)
@blueprint.response(201, outgoing.MediationOut)
def agree_orally(body: dict[str, Any], id: str) -> Any:
    """Record an oral agreement of all parties; it is valid at once and needs no signature."""
    return shown(handlers.agree_orally(context(), caller(), id, body["parties"], body))


@blueprint.route("/cases/<id>/signatures", methods=["POST"])
@allow("mediator", "resident")
@blueprint.arguments(incoming.Signing)
@blueprint.response(201, outgoing.MediationOut)
def sign(body: dict[str, Any], id: str) -> Any:
    """Sign the version on the table; with `digest`, only if it is still the one that was read."""
    return shown(handlers.sign(context(), caller(), id, body))


@blueprint.route("/cases/<id>/seal", methods=["POST"])
@allow("mediator")
@blueprint.response(200, outgoing.MediationOut)
def seal(id: str) -> Any:
    """The committee's seal, when every party and the mediator have signed."""
    return shown(handlers.seal(context(), caller(), id))


@blueprint.route("/cases/<id>/fail", methods=["POST"])
@allow("mediator", "officer", "supervisor")
@blueprint.arguments(incoming.Failing)
@blueprint.response(200, outgoing.MediationOut)
def fail(body: dict[str, Any], id: str) -> Any:
    """No agreement: end it; the answer holds the other ways."""
    return shown(handlers.fail(context(), caller(), id, body["reason_code"], body["reason"]))
