"""What may happen to a decision: objection, termination, notice, another lawyer."""

from marshmallow import fields

from kernel.schemas import Moment, Schema


class ObjectionOut(Schema):
    """An objection and its review."""

    made = Moment(required=True)
    due = Moment(required=True)
    reviewed = Moment(allow_none=True)
    upheld = fields.Boolean(allow_none=True)
    text = fields.String(allow_none=True)
    answer = fields.String(allow_none=True)
    next = fields.List(fields.String(), required=True)


class TerminationOut(Schema):
    """On which ground aid was ended, and why."""

    ground = fields.String(required=True)
    text = fields.String(required=True)
    basis = fields.String(required=True)
    reason = fields.String(allow_none=True)


class ReplacementOut(Schema):
    """A wish to change the lawyer and its answer."""

    by = fields.String(required=True)
    asked = Moment(required=True)
    due = Moment(required=True)
    refused = Moment(allow_none=True)
    text = fields.String(allow_none=True)
    answer = fields.String(allow_none=True)


class NoticeOut(Schema):
    """The notice of an organ."""

    organ = fields.String(required=True)
    ground = fields.String(required=True)
    basis = fields.String(required=True)
    text = fields.String(required=True)
    experienced = fields.Boolean(required=True)
    received = Moment(required=True)
    told = Moment(allow_none=True)
    organ_name = fields.String(allow_none=True)
    number = fields.String(allow_none=True)
