"""Links to parties' phones: sent by the mediator, used by whoever holds the link and the phone.

What is secret comes in the body, never in the address of a call: addresses are written to logs.
"""

from typing import Any

from flask import g

from kernel.web import actor, allow, caller, context
from services.mediation.api.routing import blueprint
from services.mediation.domain.link import Purpose
from services.mediation.domain.linking import Wanted
from services.mediation.handlers import links, sending
from services.mediation.schemas import links as schemas


@blueprint.route("/cases/<id>/links", methods=["POST"])
@allow("mediator", "officer", "supervisor")
@blueprint.arguments(schemas.LinkWanted)
@blueprint.response(201, schemas.LinkSentOut)
def send_link(body: dict[str, Any], id: str) -> Any:
    """Send a party a link for its consent or its signature; obeys the safe contact."""
    wanted = Wanted(body["party"], Purpose(body["purpose"]), body["agent"], body["safe_now"])
    sent = sending.send_link(context(), caller(), id, wanted)
    g.version = sent.version
    return {"link": sent.link} | ({"address": sent.address} if sent.address else {})


@blueprint.route("/cases/<id>/links")
@allow("mediator", "officer", "supervisor")
@blueprint.response(200, schemas.LinkOut(many=True))
def list_links(id: str) -> Any:
    """The links of a mediation, the newest first, without their secrets."""
    return sending.links(context(), actor(), id)


@blueprint.route("/links/codes", methods=["POST"])
@allow("public")
@blueprint.arguments(schemas.LinkHeld)
@blueprint.response(202, schemas.LinkCodeOut)
def send_code(body: dict[str, Any]) -> Any:
    """Send a code to the phone that the link went to: nothing is shown to who has the link alone."""
    return links.send_code(context(), caller(), body["link"])


@blueprint.route("/links/proofs", methods=["POST"])
@allow("public")
@blueprint.arguments(schemas.LinkProving)
@blueprint.response(201, schemas.ProofOut)
def prove(body: dict[str, Any]) -> Any:
    """Prove the phone; the proof opens this link for half an hour."""
    return links.prove(context(), caller(), body["link"], body["code"])


@blueprint.route("/links/view", methods=["POST"])
@allow("public")
@blueprint.arguments(schemas.Proven)
@blueprint.response(200, schemas.LinkViewOut)
def view(body: dict[str, Any]) -> Any:
    """What is to be consented to or signed. Changes nothing."""
    return links.view(context(), body["proof"])


@blueprint.route("/links/consent", methods=["POST"])
@allow("public")
@blueprint.arguments(schemas.LinkWish)
@blueprint.response(200, schemas.LinkViewOut)
def consent_by_link(body: dict[str, Any]) -> Any:
    """The party's yes or no; the first answer stands."""
    return links.consent(context(), body["proof"], body["agrees"])


@blueprint.route("/links/signing-codes", methods=["POST"])
@allow("public")
@blueprint.arguments(schemas.TextRead)
@blueprint.response(202, schemas.LinkCodeOut)
def send_signing_code(body: dict[str, Any]) -> Any:
    """Send a code that signs this text and no other, for who cannot draw."""
    return links.send_signing_code(context(), caller(), body["proof"], body["digest"])


@blueprint.route("/links/signature", methods=["POST"])
@allow("public")
@blueprint.arguments(schemas.LinkSigning)
@blueprint.response(200, schemas.LinkViewOut)
def sign_by_link(body: dict[str, Any]) -> Any:
    """Sign the text that was read, drawn or by code; the first signature stands."""
    return links.sign(context(), caller(), body["proof"], body["digest"], body["image"], body["code"])
