"""Batches of subsidies over HTTP."""

from marshmallow import fields

from kernel.schemas import Moment, Paging, Schema


class Batches(Paging):
    """Which page of the list."""


class LineOut(Schema):
    """One subsidy of a batch, in fen; names stand in the sheet alone."""

    matter = fields.String(required=True)
    lawyer = fields.String(required=True)
    kind = fields.String(required=True)
    kind_name = fields.String(required=True)
    amount_fen = fields.Integer(required=True)


class BatchLineOut(Schema):
    """A batch in a list. `state`: opened, fixed, paid, settled, or dropped where nothing was left for it."""

    id = fields.String(required=True)
    region = fields.String(required=True)
    state = fields.String(required=True)
    number = fields.String(allow_none=True)
    by = fields.String(required=True)
    opened = Moment(required=True)
    fixed = Moment(allow_none=True)
    paid = Moment(allow_none=True)
    reference = fields.String(allow_none=True)
    count = fields.Integer(required=True)
    total_fen = fields.Integer(required=True)


class BatchOut(BatchLineOut):
    """A batch with its lines; `digest` is the SHA-256 of its CSV, for the treasury to compare."""

    paid_by = fields.String(allow_none=True)
    digest = fields.String(allow_none=True)
    lines = fields.List(fields.Nested(LineOut), required=True)
