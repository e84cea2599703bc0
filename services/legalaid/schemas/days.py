"""The lawyer's days on a matter."""

from marshmallow import fields, validate

from kernel.schemas import Moment, Narrative, Schema, Text
from services.legalaid.domain.days import KINDS


class Meeting(Schema):
    """The first meeting: when, and what was agreed."""

    on = Moment(required=True)
    text = Narrative(2000, load_default=None)


class Retaining(Schema):
    """When the agreement (委托代理协议) was signed."""

    on = Moment(required=True)


class Noting(Meeting):
    """A day's work."""

    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    hours = fields.Float(required=True, validate=validate.Range(0, 24))


class HearingIn(Schema):
    """A hearing: when, how long, and where."""

    starts = Moment(required=True)
    minutes = fields.Integer(load_default=120, validate=validate.Range(5, 1440))
    place = Text(300, required=True)


class MetOut(Schema):
    """The first meeting."""

    on = Moment(required=True)
    late = fields.Boolean(required=True)
    text = fields.String(allow_none=True)


class DiaryOut(Schema):
    """A line of the diary."""

    id = fields.String(required=True)
    kind = fields.String(required=True)
    on = Moment(required=True)
    hours = fields.Float(required=True)
    text = fields.String(allow_none=True)


class HearingOut(Schema):
    """A hearing; `dropped` where it does not take place."""

    id = fields.String(required=True)
    starts = Moment(required=True)
    minutes = fields.Integer(required=True)
    place = fields.String(allow_none=True)
    dropped = Moment(allow_none=True)


class DaysOut(Schema):
    """The days of a matter."""

    met = fields.Nested(MetOut, allow_none=True)
    retained = Moment(allow_none=True)
    diary = fields.List(fields.Nested(DiaryOut), required=True)
    hearings = fields.List(fields.Nested(HearingOut), required=True)
