"""Who opened my cases."""

from kernel.readings import Reading
from kernel.web import actor, allow, context
from services.intake.api.routing import blueprint
from services.intake.handlers.seen import who_looked
from services.intake.schemas.seen import ReadingSchema


@blueprint.route("/readings", methods=["GET"])
@allow("resident")
@blueprint.response(200, ReadingSchema(many=True))
def my_cases_readings() -> list[Reading]:
    """Who opened my cases, when and why (查阅记录), also a case that I brought for somebody else."""
    return who_looked(context(), actor())
