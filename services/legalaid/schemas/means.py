"""The statement of means as it comes in, and as it goes out."""

from marshmallow import fields, validate

from kernel.schemas import Moment, Narrative, Schema, Text
from services.legalaid.schemas.fields import Signature, YesNo

MOST = 10**12


def money() -> fields.Integer:
    """An amount in fen."""
    return fields.Integer(strict=True, load_default=0, validate=validate.Range(0, MOST))


class Member(Schema):
    """Somebody of the household; the applicant himself is one of them."""

    relation = Text(20, required=True, metadata={"example": "本人"})
    age = fields.Integer(load_default=None, allow_none=True, validate=validate.Range(0, 130))
    income_month_fen = money()


class Assets(Schema):
    """What the household owns and owes, in fen."""

    savings_fen = money()
    property_fen = money()
    vehicle_fen = money()
    debts_fen = money()


class MeansIn(Schema):
    """The statement; `signature` is a PNG as data URL. An officer at the counter keeps the signed paper."""

    members = fields.List(fields.Nested(Member), required=True, validate=validate.Length(1, 20))
    assets = fields.Nested(Assets, load_default=lambda: dict.fromkeys(Assets().fields, 0))
    note = Narrative(500, load_default=None, allow_none=True)
    pledge = YesNo(load_default=False)
    signature = Signature(load_default=None, allow_none=True)


class MemberOut(Schema):
    """Somebody of the household."""

    relation = fields.String(required=True)
    age = fields.Integer(allow_none=True)
    income_month_fen = fields.Integer(required=True)


class AssetsOut(Schema):
    """What the household owns and owes, in fen."""

    savings_fen = fields.Integer()
    property_fen = fields.Integer()
    vehicle_fen = fields.Integer()
    debts_fen = fields.Integer()


class MeansOut(Schema):
    """The statement for the applicant and the officers."""

    at = Moment(required=True)
    pledged = fields.Boolean(required=True)
    members = fields.List(fields.Nested(MemberOut))
    assets = fields.Nested(AssetsOut)
    note = fields.String(allow_none=True)


class RecordOut(Schema):
    """An entry of shared records."""

    kind = fields.String(required=True)
    authority = fields.String(required=True)
    since = fields.String(required=True)
    until = fields.String(allow_none=True)


class ConsultedOut(Schema):
    """What shared records said; `confirms` is null where they are silent."""

    source = fields.String(required=True)
    at = Moment(required=True)
    confirms = fields.Boolean(allow_none=True)
    records = fields.List(fields.Nested(RecordOut), required=True)
