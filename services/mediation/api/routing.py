"""The blueprint on which all calls of this service are registered, and how a step is answered."""

from pathlib import Path
from typing import Any

from kernel.routes import Blueprint
from kernel.step import Outcome
from kernel.web import actor, context, tagged
from services.mediation import handlers
from services.mediation.domain.state import Mediation

PEOPLE = ("mediator", "officer", "supervisor", "resident")
blueprint = Blueprint(
    "mediation", __name__, url_prefix="/api/mediation", description="People's mediation 人民调解",
    told=Path(__file__).parents[1] / "examples.json",
)  # fmt: skip


def shown(outcome: Outcome[Mediation]) -> dict[str, Any]:
    """The mediation after a step, for who took it; its version goes out as ETag."""
    tagged(outcome)
    return handlers.show(context(), actor(), outcome)
