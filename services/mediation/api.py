"""The HTTP calls of the mediation service. No rules here: load, handler, dump."""

from typing import Any

from flask import g, request

from kernel.routes import Blueprint
from kernel.step import Outcome
from kernel.web import actor, allow, caller, context, tagged
from services.mediation import handlers, schemas
from services.mediation.domain.state import Mediation
from services.mediation.handlers import found
from services.mediation.handlers.reading import outline

blueprint = Blueprint(
    "mediation", __name__, url_prefix="/api/mediation", description="People's mediation 人民调解"
)
PEOPLE = ("mediator", "officer", "supervisor", "resident")


def _shown(outcome: Outcome[Mediation]) -> dict[str, Any]:
    tagged(outcome)
    return handlers.show(context(), actor(), outcome)


@blueprint.route("/cases")
@allow(*PEOPLE, "service")
@blueprint.arguments(schemas.Listing, location="query")
@blueprint.response(200, schemas.OutlineOut(many=True))
def list_cases(asked: dict[str, Any]) -> Any:
    """The mediations of a case, of one's region, in one's hands, or about oneself.

    Newest first; where there are more, `Link: <…>; rel="next"` says how to go on.
    """
    page = handlers.cases(context(), actor(), asked["case"], asked["state"], asked["cursor"], asked["limit"])
    links = {"Link": f'<{_next_url(page.next)}>; rel="next"'} if page.next else {}
    return [outline(actor(), item) for item in page.items], 200, links


def _next_url(cursor: str) -> str:
    query = {**request.args.to_dict(), "cursor": cursor}
    return f"{request.path}?" + "&".join(f"{name}={value}" for name, value in query.items())


@blueprint.route("/cases/<id>")
@allow(*PEOPLE, "service")
@blueprint.response(200, schemas.MediationOut)
def one_case(id: str) -> Any:
    """One mediation, for its parties, its mediator and the officers of its region."""
    loaded = found.mediation(context(), actor(), id, "read")
    g.version = loaded.version
    return handlers.show(context(), actor(), loaded)


@blueprint.route("/cases/<id>/people")
@allow(*PEOPLE)
@blueprint.response(200, schemas.PersonOut(many=True))
def people(id: str) -> Any:
    """Who the parties are. The reading is recorded; a party sees no telephone."""
    return handlers.people(context(), actor(), id)


@blueprint.route("/cases/<id>/record")
@allow("mediator", "officer", "supervisor")
@blueprint.response(200, schemas.EntryOut(many=True))
def record(id: str) -> Any:
    """The whole record, without sealed words."""
    return handlers.record(context(), actor(), id)


@blueprint.route("/cases/<id>/mediator", methods=["POST"])
@allow("officer", "supervisor")
@blueprint.arguments(schemas.Naming)
@blueprint.response(200, schemas.MediationOut)
def name_mediator(body: dict[str, Any], id: str) -> Any:
    """Name a mediator of the region; another one later needs a reason and new consents."""
    return _shown(handlers.name_mediator(context(), caller(), id, body["mediator"], body["reason"]))


@blueprint.route("/cases/<id>/parties", methods=["POST"])
@allow("mediator", "officer", "supervisor")
@blueprint.arguments(schemas.PartyNaming)
@blueprint.response(200, schemas.MediationOut)
def name_party(body: dict[str, Any], id: str) -> Any:
    """Say who the other side is, where the request did not."""
    return _shown(handlers.name_party(context(), caller(), id, body.pop("party"), body))


@blueprint.route("/cases/<id>/consents", methods=["POST"])
@allow("mediator", "resident")
@blueprint.arguments(schemas.Wish)
@blueprint.response(200, schemas.MediationOut)
def consent(body: dict[str, Any], id: str) -> Any:
    """A party's yes or no; the named mediator may record each party's."""
    return _shown(handlers.consent(context(), caller(), id, body["party"], body["agrees"]))


@blueprint.route("/cases/<id>/sessions", methods=["POST"])
@allow("mediator")
@blueprint.arguments(schemas.Meeting)
@blueprint.response(201, schemas.MediationOut)
def set_session(body: dict[str, Any], id: str) -> Any:
    """Set a session on site or by video."""
    return _shown(handlers.set_session(context(), caller(), id, body["at"], body["place"], body["video"]))


@blueprint.route("/cases/<id>/agreement", methods=["POST"])
@allow("mediator")
@blueprint.arguments(schemas.Agreed)
@blueprint.response(201, schemas.MediationOut)
def draft(body: dict[str, Any], id: str) -> Any:
    """Write a version of the agreement; signatures on an earlier one are void."""
    return _shown(handlers.draft(context(), caller(), id, body))


@blueprint.route("/cases/<id>/signatures", methods=["POST"])
@allow("mediator", "resident")
@blueprint.arguments(schemas.Signing)
@blueprint.response(201, schemas.MediationOut)
def sign(body: dict[str, Any], id: str) -> Any:
    """Sign the version on the table; with `digest`, only if it is still the one that was read."""
    return _shown(handlers.sign(context(), caller(), id, body["party"], body["image"], body["digest"]))


@blueprint.route("/cases/<id>/signatures/<party>")
@allow("mediator", "officer", "supervisor", "resident")
@blueprint.response(200, schemas.ImageOut)
def signature(id: str, party: str) -> Any:
    """The image of a signature on the current version."""
    return {"party": party, "image": handlers.signature(context(), actor(), id, party)}


@blueprint.route("/cases/<id>/seal", methods=["POST"])
@allow("mediator")
@blueprint.response(200, schemas.MediationOut)
def seal(id: str) -> Any:
    """The committee's seal, when every party and the mediator have signed."""
    return _shown(handlers.seal(context(), caller(), id))


@blueprint.route("/cases/<id>/performance", methods=["POST"])
@allow("mediator")
@blueprint.arguments(schemas.Performing)
@blueprint.response(200, schemas.MediationOut)
def perform(body: dict[str, Any], id: str) -> Any:
    """Record a term as performed, or as not performed."""
    return _shown(handlers.perform(context(), caller(), id, body["term"], body["done"]))


@blueprint.route("/cases/<id>/fail", methods=["POST"])
@allow("mediator", "officer", "supervisor")
@blueprint.arguments(schemas.Failing)
@blueprint.response(200, schemas.MediationOut)
def fail(body: dict[str, Any], id: str) -> Any:
    """No agreement: end it; the answer holds the other ways."""
    return _shown(handlers.fail(context(), caller(), id, body["reason_code"], body["reason"]))


@blueprint.route("/cases/<id>/withdraw", methods=["POST"])
@allow("mediator", "resident")
@blueprint.arguments(schemas.Leaving)
@blueprint.response(200, schemas.MediationOut)
def withdraw(body: dict[str, Any], id: str) -> Any:
    """A party ends it, at any time before it is bound."""
    return _shown(handlers.withdraw(context(), caller(), id, body["party"]))
