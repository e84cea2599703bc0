"""The officers' work list by clock, and the year's service of lawyers."""

from typing import Any

from kernel.web import actor, allow, context
from services.legalaid import handlers
from services.legalaid.api.routing import blueprint, listed
from services.legalaid.schemas import incoming, outgoing


@blueprint.route("/worklist")
@allow("officer", "supervisor")
@blueprint.arguments(incoming.Horizon, location="query")
@blueprint.response(200, outgoing.WorkOut(many=True))
def work_list(asked: dict[str, Any]) -> Any:
    """What needs somebody: red first, then by the clock that ends first."""
    return listed(*handlers.work_list(context(), actor(), asked["days"], asked["cursor"], asked["limit"]))


@blueprint.route("/service")
@allow("lawyer", "officer", "supervisor")
@blueprint.arguments(incoming.Year, location="query")
@blueprint.response(200, outgoing.MeterOut(many=True))
def service(asked: dict[str, Any]) -> Any:
    """Closed matters and hours in a year, beside the service that is encouraged."""
    return handlers.service(context(), actor(), asked["year"], asked["by"])
