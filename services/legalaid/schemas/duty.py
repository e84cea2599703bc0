"""Posts, rotas and transfers over HTTP."""

from marshmallow import ValidationError, fields, validate, validates_schema

from kernel.schemas import Day, Moment, Narrative, Paging, Schema, Text
from services.legalaid.domain import duty, transfer
from services.legalaid.schemas.fields import YesNo


class Opening(Schema):
    """A post where a duty lawyer sits."""

    kind = fields.String(required=True, validate=validate.OneOf(duty.KINDS))
    name = Text(60, required=True)
    weekends = YesNo(load_default=False)


class Planning(Schema):
    """The first and the last day to plan."""

    start = Day(required=True)
    until = Day(required=True)

    @validates_schema
    def in_order(self, data: dict[str, object], **_rest: object) -> None:
        """From first to last, and no longer than can be planned."""
        days = (data["until"] - data["start"]).days  # type: ignore[operator]
        if not 0 <= days <= duty.LONGEST.days:
            raise ValidationError("day", "until")


class Giving(Schema):
    """A day, set by hand."""

    day = Day(required=True)
    lawyer = Text(64, required=True)


class Swapping(Schema):
    """One's own day, and the colleague who is asked."""

    day = Day(required=True)
    to = Text(64, required=True)


class Answering(Schema):
    """Whether one takes the day."""

    day = Day(required=True)
    agreed = YesNo(required=True)


class Whose(Schema):
    """One lawyer's turns only."""

    lawyer = Text(64, load_default=None)


class ShiftOut(Schema):
    """A day at a post; `uncovered`: its lawyer is on leave or gone."""

    day = Day(required=True)
    lawyer = fields.String(required=True)
    asked = fields.String(allow_none=True)
    uncovered = fields.Boolean(required=True)


class PostOut(Schema):
    """A post with its turns to come."""

    id = fields.String(required=True)
    region = fields.String(required=True)
    kind = fields.String(required=True)
    name = fields.String(required=True)
    weekends = fields.Boolean(required=True)
    shifts = fields.List(fields.Nested(ShiftOut), required=True)


class Passing(Schema):
    """An application made in detention: where, when, by whom, what about."""

    place = fields.String(required=True, validate=validate.OneOf(transfer.PLACES))
    made = Moment(required=True)
    name = Text(60, required=True)
    words = Narrative(2000, required=True)


class Receiving(Schema):
    """The work order that came of it, where there is one already."""

    case = Text(100, load_default=None)


class Transfers(Paging):
    """Those that wait for the agency, or all; without `words` nobody's name is read."""

    waiting = fields.Boolean(load_default=True)
    words = fields.Boolean(load_default=True)


class TransferOut(Schema):
    """An application on its way; `late`: not confirmed within the 24 hours."""

    id = fields.String(required=True)
    region = fields.String(required=True)
    place = fields.String(required=True)
    made = Moment(required=True)
    due = Moment(required=True)
    by = fields.String(required=True)
    begun = Moment(required=True)
    received = Moment(allow_none=True)
    late = fields.Boolean(required=True)
    case = fields.String(allow_none=True)
    name = fields.String(allow_none=True)
    words = fields.String(allow_none=True)
