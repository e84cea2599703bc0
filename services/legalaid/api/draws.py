"""The verifiable draw (可验证的随机指派)."""

from typing import Any

from kernel.web import allow, caller, context
from services.legalaid import handlers
from services.legalaid.api.routing import blueprint
from services.legalaid.schemas import incoming, outgoing


@blueprint.route("/applications/<id>/draws", methods=["POST"])
@allow("officer")
@blueprint.arguments(incoming.Committing)
@blueprint.response(201, outgoing.DrawOut)
def commit(body: dict[str, Any], id: str) -> Any:
    """Fix the list and the commitment, and name the public draw that decides."""
    outcome = handlers.commit_draw(context(), caller(), id, body["source"], body["draws_at"])
    return handlers.drawn(outcome.state.draws[-1])


@blueprint.route("/draws/<id>/entropy", methods=["POST"])
@allow("officer")
@blueprint.arguments(incoming.Entropy)
@blueprint.response(200, outgoing.DrawOut)
def make(body: dict[str, Any], id: str) -> Any:
    """Enter the public result: the order follows."""
    outcome = handlers.make_draw(context(), caller(), id, body["value"])
    return handlers.drawn(next(draw for draw in outcome.state.draws if draw.id == id))


@blueprint.route("/draws/<id>")
@allow("public", "*", "service")
@blueprint.response(200, outgoing.DrawOut)
def one_draw(id: str) -> Any:
    """A draw with all that is needed to recompute it, for anybody; it names lawyers, and no one else."""
    return handlers.drawn(handlers.draw(context(), id))
