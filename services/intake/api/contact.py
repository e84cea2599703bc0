"""How the applicant wants to be reached, for services only."""

from kernel.web import actor, allow, context
from services.intake import schemas
from services.intake.api.routing import blueprint
from services.intake.handlers.contact import Contact, contact


@blueprint.route("/cases/<case>/contact", methods=["GET"])
@allow("service")
@blueprint.response(200, schemas.ContactSchema)
def safe_contact(case: str) -> Contact:
    """Which phone, which hours, whether to say nothing (安全联系方式): read before anything is sent."""
    return contact(context(), actor(), case)
