"""The questions about risk, and a session at another time."""

from typing import Any

from kernel.web import actor, allow, caller, context
from services.mediation import handlers
from services.mediation.api.routing import blueprint, shown
from services.mediation.handlers import risks
from services.mediation.schemas import around, outgoing
from services.mediation.schemas import shown as out


@blueprint.route("/cases/<id>/risks")
@allow("mediator", "officer", "supervisor")
@blueprint.response(200, out.QuestionOut(many=True))
def risk_questions(id: str) -> Any:
    """What is to be asked in this kind of quarrel."""
    return risks.questions(context(), actor(), id)


@blueprint.route("/cases/<id>/risks", methods=["POST"])
@allow("mediator", "officer", "supervisor")
@blueprint.arguments(around.RiskAnswers)
@blueprint.response(201, outgoing.MediationOut)
def ask_risks(body: dict[str, Any], id: str) -> Any:
    """Keep the answers; a yes names a danger, which is then reported."""
    return shown(risks.ask(context(), caller(), id, body["occasion"], body["answers"]))


@blueprint.route("/cases/<id>/sessions/<session>/put-off", methods=["POST"])
@allow("mediator")
@blueprint.arguments(around.PuttingOff)
@blueprint.response(200, outgoing.MediationOut)
def put_off(body: dict[str, Any], id: str, session: str) -> Any:
    """Hold a session at another time or place; one step."""
    where = (body["place"], body["video"])
    return shown(handlers.put_off(context(), caller(), id, session, body["at"], where, body["hours"]))
