"""Committees and their members: the bureau keeps the list (Art. 10), everybody signed in may see it."""

from typing import Any

from kernel.web import allow, caller, context, tagged
from services.mediation.api.routing import PEOPLE, blueprint
from services.mediation.handlers import committees as handlers
from services.mediation.schemas import around
from services.mediation.schemas import shown as out


def _shown(outcome: Any) -> dict[str, Any]:
    tagged(outcome)
    return handlers.show_committee(context(), outcome)


@blueprint.route("/committees")
@allow(*PEOPLE, "service")
@blueprint.arguments(around.Near, location="query")
@blueprint.response(200, out.CommitteeOut(many=True))
def committees(asked: dict[str, Any]) -> Any:
    """The committees of a region, with members, grades, specialities and languages."""
    return handlers.committees(context(), asked["region"])


@blueprint.route("/committees", methods=["POST"])
@allow("officer", "supervisor")
@blueprint.arguments(around.Founding)
@blueprint.response(201, out.CommitteeOut)
def found_committee(body: dict[str, Any]) -> Any:
    """Set up a committee."""
    return _shown(handlers.found_committee(context(), caller(), body))


@blueprint.route("/committees/<id>/members", methods=["POST"])
@allow("officer", "supervisor")
@blueprint.arguments(around.Entering)
@blueprint.response(201, out.CommitteeOut)
def enter_member(body: dict[str, Any], id: str) -> Any:
    """Enter an elected member for three years, or a hired mediator."""
    return _shown(handlers.enter_member(context(), caller(), id, body))


@blueprint.route("/committees/<id>/members/<member>/leave", methods=["POST"])
@allow("officer", "supervisor")
@blueprint.arguments(around.LeavingOf)
@blueprint.response(200, out.CommitteeOut)
def member_leaves(body: dict[str, Any], id: str, member: str) -> Any:
    """A member leaves: dismissed, resigned, or at the end of the term."""
    return _shown(handlers.member_leaves(context(), caller(), id, member, body["reason"]))
