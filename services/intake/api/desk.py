"""What the desk does besides accepting and routing: a caller's earlier cases, and adding to one."""

from typing import Any

from kernel.web import actor, allow, caller, context, tagged
from services.intake import handlers, schemas
from services.intake.api.routing import blueprint
from services.intake.domain import Case


@blueprint.route("/callers", methods=["POST"])
@allow("operator", "officer")
@blueprint.arguments(schemas.CallerSchema)
@blueprint.response(200, schemas.FoundSchema)
def look_up(asked: dict[str, Any]) -> handlers.Found:
    """The earlier cases of who calls or comes to the counter; the reading is recorded with its reason."""
    return handlers.look_up(context(), actor(), asked["phone"], asked["reason"])


@blueprint.route("/cases/<case>/record", methods=["GET"])
@allow("officer", "operator", "supervisor")
@blueprint.response(200, schemas.ToldSchema(many=True))
def record(case: str) -> list[handlers.Told]:
    """The record as a story (全过程记录): who did what, when, on what basis. The reading is recorded."""
    return handlers.story(context(), actor(), case)


@blueprint.route("/cases/<case>/notes", methods=["POST"])
@allow("resident", "operator", "officer", "supervisor")
@blueprint.arguments(schemas.NoteSchema)
@blueprint.response(201, schemas.CaseSchema)
def add_note(told: dict[str, Any], case: str) -> Case:
    """Add to an open case (补充情况), whichever channel it began on."""
    state: Case = tagged(handlers.add_note(context(), caller(), case, told["text"]))
    return state
