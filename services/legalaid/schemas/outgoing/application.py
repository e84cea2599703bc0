"""An application and its decision."""

from marshmallow import fields

from kernel.schemas import Moment, Schema
from services.legalaid.schemas.means import ConsultedOut, MeansOut
from services.legalaid.schemas.outgoing.ending import NoticeOut, ObjectionOut, TerminationOut
from services.legalaid.schemas.outgoing.law import AssessmentOut, ClockOut, MissingOut


class SupplementOut(Schema):
    """The one-time notice."""

    items = fields.List(fields.Nested(MissingOut), required=True)
    asked = Moment(required=True)
    due = Moment(required=True)
    given = Moment(allow_none=True)


class GroundOut(Schema):
    """One answer of the law as it stood at the decision."""

    name = fields.String(required=True)
    answer = fields.String(required=True)
    basis = fields.String(allow_none=True)
    verified = fields.Boolean(required=True)
    facts = fields.Dict(required=True)
    missing = fields.List(fields.String(), required=True)


class DecidedOut(Schema):
    """The decision with the law's answer, articles and facts of that day."""

    decision = fields.String(required=True)
    by = fields.String(required=True)
    at = Moment(required=True)
    answer = fields.String(required=True)
    against_law = fields.Boolean(required=True)
    late = fields.Boolean(required=True)
    papers_by = Moment(allow_none=True)
    confirmed = Moment(allow_none=True)
    basis = fields.List(fields.String(), required=True)
    grounds = fields.List(fields.Nested(GroundOut), required=True)
    reason = fields.String(allow_none=True)


class OfferLineOut(Schema):
    """An offer as the officer sees it."""

    id = fields.String(required=True)
    lawyer = fields.String(required=True)
    at = Moment(required=True)
    expires = Moment(required=True)
    state = fields.String(required=True)
    reason = fields.String(allow_none=True)


class OtherOut(Schema):
    """Somebody else who could have been asked."""

    lawyer = fields.String(required=True)
    points = fields.Integer(required=True)
    parts = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)


class WhyOut(Schema):
    """Why this lawyer: points by what they are for, the fewer the better; `place` among `fit` lawyers."""

    points = fields.Integer(required=True)
    parts = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    place = fields.Integer(required=True)
    fit = fields.Integer(required=True)
    round = fields.Integer(required=True)
    together = fields.Integer(required=True)
    unproven = fields.List(fields.String(), required=True)
    basis = fields.List(fields.String(), required=True)
    others = fields.List(fields.Nested(OtherOut), required=True)


class ReasonedOfferOut(OfferLineOut):
    """An offer with the reasons for it, where it did not come of a draw."""

    why = fields.Nested(WhyOut, allow_none=True)


class NeedsOut(Schema):
    """What the recipient needs of a lawyer beyond the law."""

    languages = fields.List(fields.String(), required=True)
    place = fields.String(allow_none=True)


class OutlineOut(Schema):
    """An application without sealed words."""

    id = fields.String(required=True)
    case = fields.String(required=True)
    state = fields.String(required=True)
    region = fields.String(required=True)
    category = fields.String(required=True)
    category_name = fields.String(required=True)
    received = Moment(required=True)
    clocks = fields.List(fields.Nested(ClockOut), required=True)
    overdue = fields.List(fields.String(), required=True)
    assessment = fields.Nested(AssessmentOut, required=True)
    decision = fields.String(allow_none=True)
    groups = fields.List(fields.String(), required=True)
    facts = fields.Dict(required=True)
    papers_claimed = fields.List(fields.String(), required=True)
    supplement = fields.Nested(SupplementOut, allow_none=True)
    supplement_suggested = fields.List(fields.Nested(MissingOut), required=True)
    alert = fields.String(allow_none=True)
    attention = fields.List(fields.String(), required=True)
    lawyer = fields.String(allow_none=True)
    matters = fields.List(fields.String(), required=True)
    draws = fields.List(fields.String(), required=True)
    needs = fields.Nested(NeedsOut, required=True)
    actions = fields.List(fields.String(), required=True)
    ended = Moment(allow_none=True)
    version = fields.Integer(required=True)


class NoticeGivenOut(Schema):
    """A notice: `to` is the recipient or a user name; `outcome` sent, or why not."""

    kind = fields.String(required=True)
    to = fields.String(required=True)
    outcome = fields.String(required=True)
    at = Moment(required=True)


class ApplicationOut(OutlineOut):
    """An application for who may read all of it."""

    decided = fields.Nested(DecidedOut)
    notice = fields.Nested(NoticeOut)
    objection = fields.Nested(ObjectionOut)
    means = fields.Nested(MeansOut, allow_none=True)
    shared_records = fields.Nested(ConsultedOut, allow_none=True)
    termination = fields.Nested(TerminationOut)
    offers = fields.List(fields.Nested(ReasonedOfferOut))
    notices = fields.List(fields.Nested(NoticeGivenOut))


class EntryOut(Schema):
    """An entry of the record."""

    seq = fields.Integer(required=True)
    type = fields.String(required=True)
    at = fields.String(required=True)
    actor = fields.String(required=True)
    basis = fields.List(fields.String(), required=True)
    data = fields.Dict(required=True)
