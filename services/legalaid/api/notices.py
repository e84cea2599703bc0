"""Notified defence (通知辩护)."""

from typing import Any

from kernel.web import allow, caller, context
from services.legalaid import handlers
from services.legalaid.api.routing import blueprint, shown
from services.legalaid.schemas import incoming, outgoing


@blueprint.route("/applications/<id>/notice", methods=["POST"])
@allow("officer")
@blueprint.arguments(incoming.Notifying)
@blueprint.response(201, outgoing.ApplicationOut)
def register_notice(body: dict[str, Any], id: str) -> Any:
    """Enter the notice of court, procuratorate or police: nothing is assessed, three days to assign."""
    words = {name: body[name] for name in ("organ_name", "number") if body[name]}
    return shown(
        handlers.register_notice(
            context(), caller(), id, body["organ"], body["ground"], body["received"], words
        )
    )


@blueprint.route("/applications/<id>/notice/told", methods=["POST"])
@allow("officer")
@blueprint.response(200, outgoing.ApplicationOut)
def tell_organ(id: str) -> Any:
    """The organ was told who the lawyer is."""
    return shown(handlers.tell_organ(context(), caller(), id))
