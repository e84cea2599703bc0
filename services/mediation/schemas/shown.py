"""What goes out about the people beside the parties, the register, risk, hand-offs and committees."""

from marshmallow import fields

from kernel.schemas import Moment, Schema


class GuestOut(Schema):
    """Somebody invited; takes part once every party agreed."""

    id = fields.String(required=True)
    kind = fields.String(required=True)
    language = fields.String(allow_none=True)
    name = fields.String(required=True)
    phone = fields.String(allow_none=True)
    agreed = fields.List(fields.String(), required=True)
    declined = fields.String(allow_none=True)
    takes_part = fields.Boolean(required=True)
    at = Moment(required=True)


class RegisterOut(Schema):
    """The entry in the register."""

    origin = fields.String(required=True)
    kind = fields.String(required=True)
    dispute = fields.String(required=True)
    zh = fields.String(required=True)
    en = fields.String(required=True)
    informed = fields.Date(allow_none=True)
    organ = fields.String(allow_none=True)
    number = fields.String(allow_none=True)
    at = Moment(required=True)


class RiskOut(Schema):
    """The questions were put; `raised` are the dangers that a yes names."""

    id = fields.String(required=True)
    occasion = fields.String(required=True)
    by = fields.String(required=True)
    at = Moment(required=True)
    raised = fields.List(fields.String(), required=True)
    answers = fields.Dict(required=True)


class NoticeOut(Schema):
    """What went to the parties' phones; `missed` are those whom somebody has to ring."""

    what = fields.String(required=True)
    ref = fields.String(required=True)
    due = Moment(required=True)
    at = Moment(required=True)
    told = fields.List(fields.String(), required=True)
    missed = fields.List(fields.String(), required=True)


class QuestionOut(Schema):
    """A question about risk."""

    name = fields.String(required=True)
    zh = fields.String(required=True)
    en = fields.String(required=True)
    danger = fields.String(required=True)
    verified = fields.Boolean(required=True)
    basis = fields.String(required=True)


class DisputeOut(Schema):
    """A kind of quarrel, and the kinds of mediation that take it."""

    name = fields.String(required=True)
    zh = fields.String(required=True)
    en = fields.String(required=True)
    kinds = fields.List(fields.String(), required=True)
    categories = fields.List(fields.String(), required=True)
    verified = fields.Boolean(required=True)


class HandOffOut(Schema):
    """What was handed on, and the answer."""

    id = fields.String(required=True)
    to = fields.String(required=True)
    purpose = fields.String(required=True)
    items = fields.List(fields.String(), required=True)
    digest = fields.String(required=True)
    party = fields.String(allow_none=True)
    at = Moment(required=True)
    until = Moment(required=True)
    answer = fields.String(allow_none=True)
    answered = Moment(allow_none=True)
    number = fields.String(allow_none=True)
    overdue = fields.Boolean(required=True)


class ParcelOut(HandOffOut):
    """With its content; `intact` while that still has its digest."""

    content = fields.Dict(required=True)
    intact = fields.Boolean(required=True)


class AidOut(Schema):
    """An application for legal aid, prefilled."""

    party = fields.String(required=True)
    items = fields.List(fields.String(), required=True)
    narrative = fields.String(required=True)
    opponents = fields.List(fields.String(), required=True)


class PreviewOut(Schema):
    """What Art. 29 names and a text does not say, before it is written."""

    lacking = fields.List(fields.Dict(), required=True)


class MemberOut(Schema):
    """A member; `sits` while the term runs."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    office = fields.String(required=True)
    since = fields.Date(required=True)
    until = fields.Date(allow_none=True)
    username = fields.String(allow_none=True)
    woman = fields.Boolean(required=True)
    minority = fields.Boolean(required=True)
    grade = fields.String(allow_none=True)
    specialities = fields.List(fields.String(), required=True)
    languages = fields.List(fields.String(), required=True)
    sits = fields.Boolean(required=True)
    over = fields.Boolean(required=True)


class CommitteeOut(Schema):
    """A committee and its members; `lacking` names what Art. 8 misses."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    kind = fields.String(required=True)
    region = fields.String(required=True)
    address = fields.String(required=True)
    court = fields.String(required=True)
    members = fields.List(fields.Nested(MemberOut), required=True)
    lacking = fields.List(fields.String(), required=True)


class DocumentOut(Schema):
    """A document that can be had as PDF."""

    name = fields.String(required=True)
    kind = fields.String(required=True)
    title = fields.String(required=True)
    at = Moment(required=True)


class VerifiedOut(Schema):
    """What anybody may know of a document."""

    title = fields.String(required=True)
    issuer = fields.String(required=True)
    number = fields.String(required=True)
    at = Moment(required=True)
    digest = fields.String(required=True)
    code = fields.String(required=True)
    withdrawn = Moment(allow_none=True)
