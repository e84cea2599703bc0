"""Persons, and who looked at them."""

from marshmallow import fields

from kernel.schemas import IdNumber, Ids, Moment, Phone, Schema, Text


class PersonGiven(Schema):
    """A person as a service knows him."""

    name = Text(50, required=True)
    phone = Phone()
    id_number = IdNumber()


class PersonId(Schema):
    """The id of a person: the same person, the same id."""

    id = fields.String(required=True)


class Purpose(Schema):
    """Why this is read (个人信息保护法 6: a clear and reasonable purpose); the person sees it."""

    purpose = Text(100, required=True)


class WithPhone(Purpose):
    """A number, and why it is looked up."""

    phone = Phone(required=True)


class Persons(Purpose):
    """Several persons at once, ids separated by commas, 100 at most."""

    ids = Ids(100, required=True)


class Card(Schema):
    """What is known of a person; unknown things are null."""

    id = fields.String()
    name = fields.String(allow_none=True)
    phone = fields.String(allow_none=True)
    id_number_masked = fields.String(allow_none=True)


class Cards(Schema):
    """Several persons."""

    items = fields.List(fields.Nested(Card))


class Reading(Schema):
    """Who looked, at what, why, when. `name` is the public name of staff."""

    at = Moment(attribute="reading.at")
    by = fields.String(attribute="reading.actor")
    name = fields.String(allow_none=True)
    what = fields.String(attribute="reading.what")
    purpose = fields.String(attribute="reading.purpose")


class Readings(Schema):
    """A page of readings, the newest first."""

    items = fields.List(fields.Nested(Reading))
    next = fields.String(allow_none=True)
