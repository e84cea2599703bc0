"""The blueprint on which all calls of this service are registered, and how lists and steps are answered."""

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask import g, request

from kernel.routes import Blueprint
from kernel.step import Outcome
from kernel.web import actor, context, tagged
from services.legalaid.domain.application import Application
from services.legalaid.handlers import reading

blueprint = Blueprint(
    "legalaid", __name__, url_prefix="/api/legalaid", description="Legal aid 法律援助",
    told=Path(__file__).parents[1] / "examples.json",
)  # fmt: skip
READERS = ("officer", "supervisor", "lawyer", "resident", "evaluator")


def shown(outcome: Outcome[Application]) -> dict[str, Any]:
    """The application after a step; its version goes out as ETag."""
    tagged(outcome)
    return reading.applications.application(context(), actor(), outcome)


def matter_shown(outcome: Outcome[Application], id: str) -> dict[str, Any]:
    """The matter after a step."""
    tagged(outcome)
    one = next(matter for matter in outcome.state.matters if matter.id == id)
    return reading.matters.matter_out(context(), actor(), outcome, one, texts=True)


def listed(rows: list[Any], cursor: str | None) -> Any:
    """A list; where there is more, `Link: <…>; rel="next"` and `X-Next-Cursor` say how to go on."""
    if cursor is None:
        return rows
    query = urlencode({**request.args.to_dict(), "cursor": cursor})
    return rows, 200, {"Link": f'<{request.path}?{query}>; rel="next"', "X-Next-Cursor": cursor}


def versioned(version: int) -> None:
    """Send a document's version as ETag."""
    g.version = version
