"""The work list and the year's service."""

from marshmallow import fields

from kernel.schemas import Moment, Schema


class WorkOut(Schema):
    """A line of the work list."""

    id = fields.String(required=True)
    case = fields.String(required=True)
    state = fields.String(required=True)
    category = fields.String(required=True)
    category_name = fields.String(required=True)
    region = fields.String(required=True)
    groups = fields.List(fields.String(), required=True)
    clock = fields.String(allow_none=True)
    due = Moment(allow_none=True)
    attention = fields.List(fields.String(), required=True)
    overdue = fields.List(fields.String(), required=True)
    lawyer = fields.String(allow_none=True)
    level = fields.String(required=True)


class GoalOut(Schema):
    """The yearly service that is encouraged."""

    hours = fields.Integer(required=True)
    cases = fields.Integer(required=True)
    verified = fields.Boolean(required=True)


class MeterOut(Schema):
    """A year's service; `met` counts lawyers who reached the hours or the cases."""

    name = fields.String(required=True)
    by = fields.String(required=True)
    year = fields.Integer(required=True)
    lawyers = fields.Integer(required=True)
    hours = fields.Float(required=True)
    cases = fields.Integer(required=True)
    met = fields.Integer(required=True)
    goal = fields.Nested(GoalOut, required=True)
