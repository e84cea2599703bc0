"""Saving an unfinished application, over HTTP: for the site only."""

from marshmallow import fields, validate

from kernel.schemas import Moment, Phone, Schema

LONGEST = 30_000


class PlaceSchema(Schema):
    """Phone and code, as typed."""

    phone = Phone(required=True)
    code = fields.String(required=True, validate=validate.Length(1, 40))


class SavingSchema(Schema):
    """What is to be kept; `code` of an earlier time, to be kept instead of that."""

    phone = Phone(required=True)
    words = fields.String(required=True, validate=validate.Length(1, LONGEST))
    code = fields.String(load_default=None, validate=validate.Length(1, 40))


class SavedSchema(Schema):
    """The code to come back with, and until when."""

    code = fields.String()
    until = Moment()


class FoundAgainSchema(SavedSchema):
    """What was kept."""

    words = fields.String()
