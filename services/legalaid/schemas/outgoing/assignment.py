"""Offers and candidates."""

from marshmallow import fields

from kernel.schemas import Schema
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


class CandidateOut(Schema):
    """A lawyer who might be asked; `hindrance` says why he cannot be."""

    lawyer = fields.String(required=True)
    region = fields.String(required=True)
    open_matters = fields.Integer(required=True)
    offers_this_year = fields.Integer(required=True)
    hindrance = fields.String(allow_none=True)
    asked = fields.Boolean(required=True)
