"""Applying for another, over HTTP: a code to the person's own phone, and that he agreed."""

from typing import Any

from kernel.web import allow, caller, context, tagged
from services.intake import handlers, schemas
from services.intake.api.routing import blueprint
from services.intake.domain import Case


@blueprint.route("/cases/<case>/consent/codes", methods=["POST"])
@allow("resident", "operator", "officer")
@blueprint.response(202, schemas.ConsentCodeSchema)
def send_consent_code(case: str) -> dict[str, Any]:
    """Send the person himself a code, which he tells to who helps him (代为申请)."""
    return handlers.consent.send_code(context(), caller(), case)


@blueprint.route("/cases/<case>/consent", methods=["POST"])
@allow("resident", "operator", "officer")
@blueprint.arguments(schemas.ConsentSchema)
@blueprint.response(200, schemas.CaseSchema)
def record_consent(told: dict[str, Any], case: str) -> Case:
    """Record that the person agreed (本人同意): by the code, on his own page, by word or on paper."""
    state: Case = tagged(handlers.consent.record(context(), caller(), case, told["code"], told["manner"]))
    return state
