"""Consent of proxies."""

from marshmallow import fields, validate

from kernel.schemas import Day, Moment, Schema, Text
from services.identity.events import Act, Manner
from services.identity.schemas.fields import Mobile


class ConsentNew(Schema):
    """Let somebody act. `person` and `manner` are for staff who record what was said or signed."""

    name = Text(50, required=True)
    phone = Mobile(required=True)
    acts = fields.List(
        fields.Enum(Act, by_value=True),
        load_default=lambda: [Act.APPLY],
        validate=validate.Length(1, len(Act)),
    )
    until = Day(load_default=None)
    person = fields.String(load_default=None, validate=validate.Length(1, 64))
    manner = fields.Enum(Manner, by_value=True, load_default=Manner.PAGE)


class Consent(Schema):
    """A consent; `name` is the other side's, `stands` whether it is in force today."""

    id = fields.String(attribute="consent.id")
    person = fields.String()
    proxy = fields.String(attribute="consent.proxy")
    name = fields.String(allow_none=True)
    acts = fields.List(fields.Enum(Act, by_value=True), attribute="consent.acts")
    manner = fields.Enum(Manner, by_value=True, attribute="consent.manner")
    given = Moment(attribute="consent.given")
    until = Day(attribute="consent.until", allow_none=True)
    withdrawn = Moment(attribute="consent.withdrawn", allow_none=True)
    stands = fields.Boolean()


class Consents(Schema):
    """`given` by this person, and `received` from others."""

    given = fields.List(fields.Nested(Consent))
    received = fields.List(fields.Nested(Consent))


class ConsentQuery(Schema):
    """Whose consents: staff name a person; a resident sees his own."""

    person = fields.String(load_default=None, validate=validate.Length(1, 64))


class ActQuery(Schema):
    """What the proxy wants to do."""

    act = fields.Enum(Act, by_value=True, load_default=Act.APPLY)


class Allowed(Schema):
    """Whether he may."""

    allowed = fields.Boolean()
