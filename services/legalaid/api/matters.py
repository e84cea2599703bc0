"""The lawyer's work on a matter."""

from typing import Any

from kernel.web import actor, allow, caller, context
from services.legalaid import handlers
from services.legalaid.api.routing import READERS, blueprint, listed, matter_shown, versioned
from services.legalaid.handlers import found, reading
from services.legalaid.schemas import incoming, outgoing


@blueprint.route("/matters")
@allow(*READERS)
@blueprint.arguments(incoming.Matters, location="query")
@blueprint.response(200, outgoing.MatterOut(many=True))
def list_matters(asked: dict[str, Any]) -> Any:
    """The matters of a case with their reports; or one's own, those of the region, without words."""
    rows, cursor = reading.matters.matters(context(), actor(), asked["case"], asked["cursor"], asked["limit"])
    return listed(rows, cursor)


@blueprint.route("/matters/<id>")
@allow(*READERS)
@blueprint.response(200, outgoing.MatterOut)
def one_matter(id: str) -> Any:
    """One matter, for its recipient, its lawyer, officers and supervisors of its region."""
    loaded, one = found.matter(context(), actor(), id)
    versioned(loaded.version)
    return reading.matters.matter_out(context(), actor(), loaded, one, texts=True)


@blueprint.route("/matters/<id>/recipient")
@allow("lawyer")
@blueprint.response(200, outgoing.RecipientOut)
@blueprint.alt_response(409, "Problem")
def recipient(id: str) -> Any:
    """The recipient's name and telephone, for the lawyer at work. The reading is recorded."""
    return reading.parties.recipient(context(), actor(), id)


@blueprint.route("/matters/<id>/reports", methods=["POST"])
@allow("lawyer")
@blueprint.arguments(incoming.Reporting)
@blueprint.response(201, outgoing.MatterOut)
def report(body: dict[str, Any], id: str) -> Any:
    """Tell the recipient how things stand."""
    return matter_shown(handlers.report(context(), caller(), id, body["text"]), id)


@blueprint.route("/matters/<id>/close", methods=["POST"])
@allow("lawyer")
@blueprint.arguments(incoming.Closing)
@blueprint.response(200, outgoing.MatterOut)
def close(body: dict[str, Any], id: str) -> Any:
    """The work is done: outcome, hours and closing report."""
    return matter_shown(
        handlers.close(context(), caller(), id, body["outcome"], body["hours"], body["report"]), id
    )


@blueprint.route("/matters/<id>/papers", methods=["POST"])
@allow("lawyer")
@blueprint.arguments(incoming.Filing)
@blueprint.response(200, outgoing.MatterOut)
def file_papers(body: dict[str, Any], id: str) -> Any:
    """Hand in the closing papers."""
    return matter_shown(handlers.file_papers(context(), caller(), id, tuple(body["papers"])), id)
