"""How the applicant wants to be reached."""

from marshmallow import fields

from kernel.schemas import Schema


class ContactSchema(Schema):
    """`quiet`: nothing goes to the other side before the person agrees; `say_nothing`: nothing to anybody."""

    person = fields.String(required=True)
    quiet = fields.Boolean(required=True)
    phone = fields.String(allow_none=True)
    hours = fields.String(allow_none=True)
    say_nothing = fields.Boolean(required=True)
    note = fields.String(allow_none=True)
