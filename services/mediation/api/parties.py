"""Who mediates, who the parties are, what they want; and leaving."""

from typing import Any

from kernel.web import allow, caller, context
from services.mediation import handlers
from services.mediation.api.routing import blueprint, shown
from services.mediation.schemas import incoming, outgoing


@blueprint.route("/cases/<id>/mediator", methods=["POST"])
@allow("mediator", "officer", "supervisor")
@blueprint.arguments(incoming.Naming)
@blueprint.response(200, outgoing.MediationOut)
def name_mediator(body: dict[str, Any], id: str) -> Any:
    """Name a mediator: officer or committee's head; another one later needs a reason and new consents."""
    return shown(handlers.name_mediator(context(), caller(), id, body["mediator"], body["reason"]))


@blueprint.route("/cases/<id>/parties", methods=["POST"])
@allow("mediator", "officer", "supervisor")
@blueprint.arguments(incoming.PartyNaming)
@blueprint.response(200, outgoing.MediationOut)
def name_party(body: dict[str, Any], id: str) -> Any:
    """Say who the other side is, or who else is a party; a further party is asked like the others."""
    return shown(handlers.name_party(context(), caller(), id, body.pop("party"), body))


@blueprint.route("/cases/<id>/parties/<party>/agent", methods=["POST"])
@allow("mediator", "officer", "supervisor")
@blueprint.arguments(incoming.AgentNaming)
@blueprint.response(200, outgoing.MediationOut)
def name_agent(body: dict[str, Any], id: str, party: str) -> Any:
    """Say who acts for a party, and with which authority."""
    return shown(handlers.name_agent(context(), caller(), id, party, body))


@blueprint.route("/cases/<id>/consents", methods=["POST"])
@allow("mediator", "resident")
@blueprint.arguments(incoming.Wish)
@blueprint.response(200, outgoing.MediationOut)
def consent(body: dict[str, Any], id: str) -> Any:
    """A party's yes or no; the named mediator may record each party's."""
    return shown(handlers.consent(context(), caller(), id, body["party"], body["agrees"]))


@blueprint.route("/cases/<id>/withdraw", methods=["POST"])
@allow("mediator", "resident")
@blueprint.arguments(incoming.Leaving)
@blueprint.response(200, outgoing.MediationOut)
def withdraw(body: dict[str, Any], id: str) -> Any:
    """A party ends it, at any time before it is bound."""
    return shown(handlers.withdraw(context(), caller(), id, body["party"]))
