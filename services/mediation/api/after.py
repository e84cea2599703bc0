"""What follows a valid agreement."""

from typing import Any

from kernel.web import allow, caller, context
from services.mediation import handlers
from services.mediation.api.routing import blueprint, shown
from services.mediation.schemas import incoming, outgoing


@blueprint.route("/cases/<id>/performance", methods=["POST"])
@allow("mediator")
@blueprint.arguments(incoming.Performing)
@blueprint.response(200, outgoing.MediationOut)
def perform(body: dict[str, Any], id: str) -> Any:
    """Record a term as performed, or as not performed."""
    return shown(handlers.perform(context(), caller(), id, body["term"], body["done"]))
