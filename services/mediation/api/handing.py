"""Handing on, with the answer; an application for legal aid; what an agreement would lack."""

from typing import Any

from kernel.web import actor, allow, caller, context
from services.mediation.api.routing import PEOPLE, blueprint, shown
from services.mediation.handlers import aid, handoffs, table
from services.mediation.schemas import around, incoming, outgoing
from services.mediation.schemas import shown as out


@blueprint.route("/cases/<id>/handoffs", methods=["POST"])
@allow(*PEOPLE)
@blueprint.arguments(around.HandingOver)
@blueprint.response(201, outgoing.MediationOut)
def hand_over(body: dict[str, Any], id: str) -> Any:
    """Hand on to court, notary, arbitration, petition office: what the parties let go, fixed by a digest."""
    return shown(handoffs.hand_over(context(), caller(), id, body))


@blueprint.route("/cases/<id>/handoffs/<which>")
@allow(*PEOPLE)
@blueprint.response(200, out.ParcelOut)
def sent(id: str, which: str) -> Any:
    """What was sent. The reading is recorded."""
    return handoffs.content(context(), actor(), id, which)


@blueprint.route("/cases/<id>/handoffs/<which>/answer", methods=["POST"])
@allow("mediator", "officer", "supervisor", "service")
@blueprint.arguments(around.Answering)
@blueprint.response(200, outgoing.MediationOut)
def answer(body: dict[str, Any], id: str, which: str) -> Any:
    """The receiver has it, or sends it back; for the content with this digest."""
    return shown(handoffs.answer(context(), caller(), id, which, body))


@blueprint.route("/cases/<id>/aid")
@allow("resident", "mediator")
@blueprint.arguments(around.AidQuery, location="query")
@blueprint.response(200, out.AidOut)
def prefilled(asked: dict[str, Any], id: str) -> Any:
    """An application for legal aid, prefilled; nothing is sent."""
    return aid.prefilled(context(), actor(), id, asked["party"])


@blueprint.route("/cases/<id>/aid", methods=["POST"])
@allow("resident", "mediator")
@blueprint.arguments(around.AskingForAid)
@blueprint.response(201, outgoing.MediationOut)
def ask_for_aid(body: dict[str, Any], id: str) -> Any:
    """Apply for legal aid with what the party lets go; the new work order's receipt is the answer."""
    return shown(aid.apply(context(), caller(), id, body))


@blueprint.route("/cases/<id>/preview", methods=["POST"])
@allow("mediator")
@blueprint.arguments(incoming.Agreed)
@blueprint.response(200, out.PreviewOut)
def preview(body: dict[str, Any], id: str) -> Any:
    """What Art. 29 names and this text does not say; nothing is stored."""
    return {"lacking": table.preview(context(), actor(), id, body)}
