"""Who sits beside the parties, open or closed, the register, the committee."""

from typing import Any

from kernel.web import allow, caller, context
from services.mediation.api.routing import PEOPLE, blueprint, shown
from services.mediation.domain.moments import china_day
from services.mediation.handlers import company, register
from services.mediation.schemas import around, incoming, outgoing
from services.mediation.schemas import shown as out


@blueprint.route("/cases/<id>/mediator-wishes", methods=["POST"])
@allow("resident", "officer", "supervisor")
@blueprint.arguments(around.Choosing)
@blueprint.response(200, outgoing.MediationOut)
def wish_mediator(body: dict[str, Any], id: str) -> Any:
    """A party chooses a mediator; when all choose the same one, that one is named. Art. 19, 23."""
    return shown(company.wish_mediator(context(), caller(), id, body["party"], body["mediator"]))


@blueprint.route("/cases/<id>/mediators", methods=["POST"])
@allow("mediator", "officer", "supervisor")
@blueprint.arguments(around.Joining)
@blueprint.response(201, outgoing.MediationOut)
def join_mediator(body: dict[str, Any], id: str) -> Any:
    """A further mediator at the chief's side; who consented already accepts it by name. Art. 19."""
    return shown(company.join_mediator(context(), caller(), id, body["mediator"], body["parties"]))


@blueprint.route("/cases/<id>/mediators/<username>/leave", methods=["POST"])
@allow("mediator", "officer", "supervisor")
@blueprint.response(200, outgoing.MediationOut)
def mediator_leaves(id: str, username: str) -> Any:
    """A further mediator leaves."""
    return shown(company.mediator_leaves(context(), caller(), id, username))


@blueprint.route("/cases/<id>/conflict", methods=["POST"])
@allow("mediator")
@blueprint.arguments(around.SteppingAside)
@blueprint.response(200, outgoing.MediationOut)
def declare_conflict(body: dict[str, Any], id: str) -> Any:
    """I cannot be impartial here: another mediator is to be named."""
    return shown(company.declare_conflict(context(), caller(), id, body["reason"]))


@blueprint.route("/cases/<id>/guests", methods=["POST"])
@allow("mediator")
@blueprint.arguments(around.Inviting)
@blueprint.response(201, outgoing.MediationOut)
def invite(body: dict[str, Any], id: str) -> Any:
    """Invite kin, neighbours, experts or an interpreter; each party is asked. Art. 20."""
    return shown(company.invite(context(), caller(), id, body))


@blueprint.route("/cases/<id>/guests/<guest>/answers", methods=["POST"])
@allow("mediator", "resident")
@blueprint.arguments(incoming.Wish)
@blueprint.response(200, outgoing.MediationOut)
def answer_guest(body: dict[str, Any], id: str, guest: str) -> Any:
    """A party agrees that this person takes part, or does not."""
    ctx, by = context(), caller()
    return shown(company.answer_guest(ctx, by, id, guest, body["party"], body["agrees"]))


@blueprint.route("/cases/<id>/openness", methods=["POST"])
@allow("mediator", "resident")
@blueprint.arguments(around.Openness)
@blueprint.response(200, outgoing.MediationOut)
def ask_openness(body: dict[str, Any], id: str) -> Any:
    """A party asks for an open or a closed mediation; open only if all want it. Art. 23(3)."""
    return shown(company.ask_openness(context(), caller(), id, body["party"], body["open"]))


@blueprint.route("/cases/<id>/register", methods=["POST"])
@allow("mediator", "officer", "supervisor")
@blueprint.arguments(around.Registering)
@blueprint.response(200, outgoing.MediationOut)
def enter(body: dict[str, Any], id: str) -> Any:
    """Enter the quarrel: by a party, by the committee, told to by a court or the police. Art. 17, 18, 27."""
    return shown(register.register(context(), caller(), id, body))


@blueprint.route("/cases/<id>/committee", methods=["POST"])
@allow("officer", "supervisor")
@blueprint.arguments(around.Charging)
@blueprint.response(200, outgoing.MediationOut)
def charge(body: dict[str, Any], id: str) -> Any:
    """Give the quarrel to a committee; its head names mediators from then on."""
    return shown(register.charge(context(), caller(), id, body["committee"]))


@blueprint.route("/disputes")
@allow(*PEOPLE, "service")
@blueprint.response(200, out.DisputeOut(many=True))
def disputes() -> Any:
    """The kinds of quarrel, and the four kinds of mediation that take them."""
    return register.taxonomy(china_day(context().now()))
