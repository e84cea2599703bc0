"""Consent and signature on paper, with a photo."""

from typing import Any

from kernel.web import actor, allow, caller, context
from services.mediation.api.routing import blueprint, shown
from services.mediation.handlers import on_paper
from services.mediation.schemas import on_paper as schemas
from services.mediation.schemas import outgoing


@blueprint.route("/cases/<id>/on-paper", methods=["POST"])
@allow("mediator")
@blueprint.arguments(schemas.PaperAnswer)
@blueprint.response(201, outgoing.MediationOut)
def take(body: dict[str, Any], id: str) -> Any:
    """Record a consent or a signature that was given on paper; `paper` is the photo's id in intake."""
    return shown(on_paper.take(context(), caller(), id, body))


@blueprint.route("/cases/<id>/on-paper")
@allow("mediator", "officer", "supervisor")
@blueprint.response(200, schemas.PaperTakenOut(many=True))
def taken(id: str) -> Any:
    """Which answers are on paper, and which photo shows each."""
    return list(on_paper.taken(context(), actor(), id))
