"""A verifiable draw."""

from marshmallow import fields

from kernel.schemas import Moment, Schema


class DrawOut(Schema):
    """All that decides, for anybody to recompute; `secret`, `entropy`, `order` once it is made."""

    id = fields.String(required=True)
    method = fields.String(required=True)
    candidates = fields.List(fields.String(), required=True)
    commitment = fields.String(required=True)
    committed = Moment(required=True)
    source = fields.String(required=True)
    draws_at = Moment(required=True)
    entropy = fields.String(allow_none=True)
    secret = fields.String(allow_none=True)
    order = fields.List(fields.String(), required=True)
    made = Moment(allow_none=True)
    flaws = fields.List(fields.String(), required=True)
