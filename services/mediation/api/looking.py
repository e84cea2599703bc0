"""Looking: lists, one mediation, its people, its record."""

from typing import Any

from flask import g

from kernel.web import actor, allow, context
from services.mediation import handlers
from services.mediation.api.routing import PEOPLE, blueprint
from services.mediation.handlers import found
from services.mediation.handlers.reading import outline
from services.mediation.schemas import incoming, outgoing


@blueprint.route("/cases")
@allow(*PEOPLE, "evaluator", "service")
@blueprint.arguments(incoming.Listing, location="query")
@blueprint.response(200, outgoing.OutlineOut(many=True))
def list_cases(asked: dict[str, Any]) -> Any:
    """The mediations of a case, of one's region, in one's hands, or about oneself.

    Newest first; where there are more, `X-Next-Cursor` says where to go on.
    """
    page = handlers.cases(context(), actor(), asked)
    more = {"X-Next-Cursor": page.next} if page.next else {}
    return [outline(actor(), item) for item in page.items], 200, more


@blueprint.route("/cases/<id>")
@allow(*PEOPLE, "evaluator", "service")
@blueprint.response(200, outgoing.MediationOut)
def one_case(id: str) -> Any:
    """One mediation, for its parties, its mediator, the region's officers, an evaluator at his review."""
    loaded = found.mediation(context(), actor(), id, "read")
    g.version = loaded.version
    return handlers.show(context(), actor(), loaded)


@blueprint.route("/cases/<id>/people")
@allow(*PEOPLE)
@blueprint.response(200, outgoing.PersonOut(many=True))
def people(id: str) -> Any:
    """Who the parties are. The reading is recorded; a party sees no telephone."""
    return handlers.people(context(), actor(), id)


@blueprint.route("/cases/<id>/record")
@allow("mediator", "officer", "supervisor")
@blueprint.response(200, outgoing.EntryOut(many=True))
def record(id: str) -> Any:
    """The whole record, without sealed words."""
    return handlers.record(context(), actor(), id)


@blueprint.route("/cases/<id>/signatures/<party>")
@allow("mediator", "officer", "supervisor", "resident")
@blueprint.response(200, outgoing.ImageOut)
def signature(id: str, party: str) -> Any:
    """The image of a signature on the current version."""
    return {"party": party, "image": handlers.signature(context(), actor(), id, party)}
