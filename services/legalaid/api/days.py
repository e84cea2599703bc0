"""The lawyer's days on a matter: first meeting, agreement, diary, hearings."""

from typing import Any

from flask import Response

from kernel.step import Outcome
from kernel.web import actor, allow, caller, context, tagged
from services.legalaid import handlers
from services.legalaid.api.routing import READERS, blueprint
from services.legalaid.domain.application import Application
from services.legalaid.domain.days import Day
from services.legalaid.handlers import found
from services.legalaid.handlers.reading import hearings
from services.legalaid.schemas import days


def _shown(outcome: Outcome[Application], id: str) -> dict[str, Any]:
    tagged(outcome)
    one = next(matter for matter in outcome.state.matters if matter.id == id)
    return handlers.days.shown(context(), actor(), outcome.state, one)


@blueprint.route("/matters/<id>/days")
@allow(*READERS)
@blueprint.response(200, days.DaysOut)
def read_days(id: str) -> Any:
    """Meeting, agreement, diary and hearings, for who may read the matter."""
    loaded, one = found.matter(context(), actor(), id)
    return handlers.days.shown(context(), actor(), loaded.state, one)


@blueprint.route("/matters/<id>/hearings.ics")
@allow(*READERS)
@blueprint.response(200, description="RFC 5545.", content_type="text/calendar")
def calendar(id: str) -> Response:
    """The hearings to put into one's own calendar (iCalendar). The reading is recorded."""
    loaded, one = found.matter(context(), actor(), id)
    made = hearings.calendar(context(), actor(), loaded.state, one)
    answer = Response(made, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="hearings.ics"'
    return answer


@blueprint.route("/matters/<id>/meeting", methods=["POST"])
@allow("lawyer")
@blueprint.arguments(days.Meeting)
@blueprint.response(201, days.DaysOut)
def meet(body: dict[str, Any], id: str) -> Any:
    """The first meeting with the recipient took place."""
    return _shown(handlers.days.meet(context(), caller(), id, body["on"], body["text"]), id)


@blueprint.route("/matters/<id>/agreement", methods=["POST"])
@allow("lawyer")
@blueprint.arguments(days.Retaining)
@blueprint.response(201, days.DaysOut)
def retain(body: dict[str, Any], id: str) -> Any:
    """The agreement with the recipient was signed."""
    return _shown(handlers.days.retain(context(), caller(), id, body["on"]), id)


@blueprint.route("/matters/<id>/diary", methods=["POST"])
@allow("lawyer")
@blueprint.arguments(days.Noting)
@blueprint.response(201, days.DaysOut)
def note(body: dict[str, Any], id: str) -> Any:
    """Note a day's work."""
    day = Day(body["kind"], body["on"], body["hours"])
    return _shown(handlers.days.note(context(), caller(), id, day, body["text"]), id)


@blueprint.route("/matters/<id>/hearings", methods=["POST"])
@allow("lawyer")
@blueprint.arguments(days.HearingIn)
@blueprint.response(201, days.DaysOut)
def set_hearing(body: dict[str, Any], id: str) -> Any:
    """Set a hearing."""
    return _shown(
        handlers.days.set_hearing(context(), caller(), id, body["starts"], body["minutes"], body["place"]), id
    )


@blueprint.route("/hearings/<hearing>/drop", methods=["POST"])
@allow("lawyer")
@blueprint.response(200, days.DaysOut)
def drop_hearing(hearing: str) -> Any:
    """The hearing does not take place."""
    return _shown(handlers.days.drop_hearing(context(), caller(), hearing), hearing.rpartition(".")[0])
