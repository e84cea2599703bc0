"""A digest that stands for a person."""

from marshmallow import fields, validate

from kernel.schemas import Schema, Text

KEYS = ("sharing",)


class DigestFor(Schema):
    """Why it is asked for, and under which key."""

    purpose = Text(100, required=True)
    key = fields.String(required=True, validate=validate.OneOf(KEYS))


class Digest(Schema):
    """What stands for the person."""

    digest = fields.String(required=True)
