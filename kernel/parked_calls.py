"""Parked events (滞留消息) over HTTP: each service shows its own to supervisors, who free or discard them.

Nothing of an event's content is shown: only which it is, of which case, and why it could not be handled.
"""

from __future__ import annotations

from typing import Any

from marshmallow import fields, validate

from kernel import parked
from kernel.routes import Blueprint
from kernel.schemas import Moment, Schema, Text
from kernel.web import actor, allow, context

CALLERS = frozenset({"supervisor", "admin"})


class ParkedSchema(Schema):
    """A parked event. `kind`: failed, waiting, behind (an earlier one of its case), unreadable."""

    id = fields.String(attribute="_id")
    case = fields.String(attribute="key")
    event = fields.String()
    topic = fields.String()
    kind = fields.String()
    reason = fields.String()
    at = Moment()
    tries = fields.Integer(dump_default=0)
    retry = fields.Boolean()


class DiscardedSchema(ParkedSchema):
    """One that could not be read, with who took it away, and why."""

    by = fields.String()
    why = fields.String()
    discarded = Moment()


class ListSchema(Schema):
    """What stands in the way now, and what was taken out of it; `count` also of those not shown."""

    count = fields.Integer()
    parked = fields.List(fields.Nested(ParkedSchema))
    discarded = fields.List(fields.Nested(DiscardedSchema))


class WhichSchema(Schema):
    """One parked event, or all."""

    id = fields.String(load_default=None, validate=validate.Length(1, 300))


class DiscardSchema(Schema):
    """Which, and why."""

    id = fields.String(required=True, validate=validate.Length(1, 300))
    reason = Text(300, shortest=2, required=True)


class CountSchema(Schema):
    """How many will be tried again."""

    count = fields.Integer()


def blueprint(service: str) -> Blueprint:
    """The three calls of one service."""
    made = Blueprint(f"{service}_parked", __name__, url_prefix=f"/api/{service}/parked")

    @made.response(200, ListSchema)
    def shown() -> dict[str, Any]:
        """Parked events (滞留消息), oldest first, with the reason; and what was discarded."""
        db = context().db
        rows = parked.listed(db)
        gone = parked.discarded(db)[: parked.MOST_SHOWN]
        return {"count": len(rows), "parked": rows[: parked.MOST_SHOWN], "discarded": gone}

    @made.arguments(WhichSchema)
    @made.response(202, CountSchema)
    def redrive(asked: dict[str, Any]) -> dict[str, int]:
        """Try one again, or all; the worker does so within seconds, in order within a case."""
        return {"count": parked.redrive(context().db, asked["id"])}

    @made.arguments(DiscardSchema)
    @made.response(204)
    @made.alt_response(404, "Problem")
    def discard(asked: dict[str, Any]) -> None:
        """Discard one that cannot be read; its bytes stay, with who did it and why."""
        ctx = context()
        parked.discard(ctx.db, asked["id"], actor().id, asked["reason"], ctx.now())

    for path, method, view in (
        ("", "GET", shown),
        ("/redrive", "POST", redrive),
        ("/discard", "POST", discard),
    ):
        made.route(path, methods=[method])(allow(*CALLERS)(view))
    return made
