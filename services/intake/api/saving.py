"""Saving and coming back on another device: the site asks, for a visitor who need not have signed in."""

from typing import Any

from kernel.web import address, allow, context
from services.intake import handlers, schemas
from services.intake.api.routing import blueprint
from services.intake.handlers.saving import Saved


@blueprint.route("/saved", methods=["POST"])
@allow("service")
@blueprint.arguments(schemas.SavingSchema)
@blueprint.response(201, schemas.SavedSchema)
def save(asked: dict[str, Any]) -> Saved:
    """Keep an unfinished application (存起来): sealed, for a week, found again with phone and code."""
    return handlers.saving.save(context(), asked["phone"], asked["words"], asked["code"])


@blueprint.route("/saved/open", methods=["POST"])
@allow("service")
@blueprint.arguments(schemas.PlaceSchema)
@blueprint.response(200, schemas.FoundAgainSchema)
@blueprint.alt_response(404, "Problem")
def come_back(asked: dict[str, Any]) -> Saved:
    """Come back (接着填); guessing is slowed down, by address and by phone."""
    return handlers.saving.come_back(context(), address(), asked["phone"], asked["code"])


@blueprint.route("/saved/drop", methods=["POST"])
@allow("service")
@blueprint.arguments(schemas.PlaceSchema)
@blueprint.response(204)
def forget(asked: dict[str, Any]) -> None:
    """Keep it no longer: it was sent, or thrown away."""
    handlers.saving.forget(context(), asked["phone"], asked["code"])
