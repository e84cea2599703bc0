"""Offers and candidates."""

from marshmallow import fields

from kernel.schemas import Day, Schema
from services.legalaid.schemas.outgoing.application import OfferLineOut


class OfferOut(OfferLineOut):
    """An offer as its lawyer sees it."""

    case = fields.String(required=True)
    application = fields.String(required=True)
    summary = fields.String(required=True)
    category = fields.String(required=True)
    region = fields.String(required=True)
    groups = fields.List(fields.String(), required=True)
    matter = fields.String(allow_none=True)


class OfferPartiesOut(Schema):
    """Both sides' names: `opponent` is none where there is no other side, and either where it was erased."""

    applicant = fields.String(required=True, allow_none=True)
    opponent = fields.String(required=True, allow_none=True)


class CandidateOut(Schema):
    """A lawyer who might be asked; `hindrance` says why he cannot be."""

    lawyer = fields.String(required=True)
    region = fields.String(required=True)
    open_matters = fields.Integer(required=True)
    offers_this_year = fields.Integer(required=True)
    hindrance = fields.String(allow_none=True)
    asked = fields.Boolean(required=True)
    points = fields.Integer(required=True)
    parts = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    unproven = fields.List(fields.String(), required=True)


class LeaveOut(Schema):
    """Days of leave, both inclusive."""

    id = fields.String(required=True)
    start = Day(required=True)
    end = Day(required=True)


class MatchedOut(Schema):
    """How many waited, and how many lawyers were asked."""

    waiting = fields.Integer(required=True)
    offered = fields.Integer(required=True)


class LanguageOut(Schema):
    """A language or dialect."""

    code = fields.String(required=True)
    zh = fields.String(required=True)
    en = fields.String(required=True)


class PlaceOut(LanguageOut):
    """A place in a region."""

    region = fields.String(required=True)


class NeedsKnownOut(Schema):
    """What can be needed."""

    languages = fields.List(fields.Nested(LanguageOut), required=True)
    places = fields.List(fields.Nested(PlaceOut), required=True)
