"""A lawyer's work and its subsidy."""

from marshmallow import fields

from kernel.schemas import Moment, Schema
from services.legalaid.schemas.outgoing.ending import ReplacementOut
from services.legalaid.schemas.outgoing.law import ClockOut


class ReportOut(Schema):
    """A progress report; its text for who may read it."""

    id = fields.String(required=True)
    at = Moment(required=True)
    text = fields.String()


class PaymentOut(Schema):
    """The subsidy of a matter, in fen."""

    kind = fields.String(required=True)
    amount_fen = fields.Integer(required=True)
    basis = fields.List(fields.String(), required=True)
    state = fields.String(required=True)
    approved = Moment(allow_none=True)
    paid = Moment(allow_none=True)
    reference = fields.String(allow_none=True)


class SubsidyOut(PaymentOut):
    """A subsidy in a list."""

    matter = fields.String(required=True)
    case = fields.String(required=True)
    region = fields.String(required=True)
    lawyer = fields.String(required=True)
    kind_name = fields.String(required=True)
    ended = Moment(allow_none=True)


class MatterOut(Schema):
    """A lawyer's work on a case."""

    id = fields.String(required=True)
    case = fields.String(required=True)
    application = fields.String(required=True)
    state = fields.String(required=True)
    lawyer = fields.String(required=True)
    region = fields.String(required=True)
    category = fields.String(required=True)
    category_name = fields.String(required=True)
    opened = Moment(required=True)
    ended = Moment(allow_none=True)
    outcome = fields.String(allow_none=True)
    hours = fields.Float(allow_none=True)
    papers = fields.List(fields.String(), required=True)
    papers_due = Moment(allow_none=True)
    lacking = fields.List(fields.String(), required=True)
    subsidy = fields.Nested(PaymentOut, allow_none=True)
    replacement = fields.Nested(ReplacementOut, allow_none=True)
    reported_ground = fields.String(allow_none=True)
    clocks = fields.List(fields.Nested(ClockOut), required=True)
    reports = fields.List(fields.Nested(ReportOut), required=True)
    report = fields.String(allow_none=True)
    version = fields.Integer(required=True)


class RecipientOut(Schema):
    """Who is helped, and how to reach him."""

    id = fields.String(required=True)
    name = fields.String(allow_none=True)
    phone = fields.String(allow_none=True)
    id_number_masked = fields.String(allow_none=True)
