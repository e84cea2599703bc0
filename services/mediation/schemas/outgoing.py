"""What goes out over HTTP, one schema an answer."""

from marshmallow import fields

from kernel.schemas import Moment, Schema
from services.mediation.schemas.parts import (
    AgreementOut,
    ClockOut,
    ConfirmationOut,
    DangerOut,
    LawOut,
    PaperOut,
    PartyOut,
    PieceOut,
    RouteOut,
    SessionOut,
)
from services.mediation.schemas.shown import GuestOut, HandOffOut, NoticeOut, RegisterOut, RiskOut


class OutlineOut(Schema):
    """A mediation without its words."""

    id = fields.String(required=True)
    case = fields.String(required=True)
    state = fields.String(required=True)
    region = fields.String(required=True)
    category = fields.String(required=True)
    mediator = fields.String(allow_none=True)
    parties = fields.List(fields.Nested(PartyOut), required=True)
    clocks = fields.List(fields.Nested(ClockOut), required=True)
    proposed = Moment(required=True)
    meets = Moment(allow_none=True)
    opened = Moment(allow_none=True)
    effective = Moment(allow_none=True)
    closed = Moment(allow_none=True)
    overdue = fields.Boolean(required=True)
    late = fields.Boolean(required=True)
    reason_code = fields.String(allow_none=True)
    ended_by = fields.String(allow_none=True)
    confirmation = fields.Nested(ConfirmationOut, required=True)
    routes = fields.List(fields.Nested(RouteOut), required=True)
    actions = fields.List(fields.String(), required=True)
    danger = fields.Boolean()
    danger_late = fields.Boolean()
    version = fields.Integer(required=True)


class MediationOut(OutlineOut):
    """A mediation with its words."""

    sessions = fields.List(fields.Nested(SessionOut), required=True)
    agreement = fields.Nested(AgreementOut)
    reason = fields.String()
    dangers = fields.List(fields.Nested(DangerOut))
    risks = fields.List(fields.Nested(RiskOut))
    risks_due = fields.Boolean()
    notices = fields.List(fields.Nested(NoticeOut))
    further = fields.List(fields.String(), required=True)
    conflict = fields.Boolean(required=True)
    committee = fields.String(allow_none=True)
    head = fields.String(allow_none=True)
    open = fields.Boolean(required=True)
    entry = fields.Nested(RegisterOut, allow_none=True)
    guests = fields.List(fields.Nested(GuestOut), required=True)
    handoffs = fields.List(fields.Nested(HandOffOut), required=True)


class PersonOut(Schema):
    """A party as a person."""

    party = fields.String(required=True)
    person = fields.String(allow_none=True)
    name = fields.String(allow_none=True)
    phone = fields.String(allow_none=True)


class ApplicationOut(Schema):
    """A joint application for judicial confirmation, prefilled."""

    mediation = fields.String(required=True)
    applicants = fields.List(fields.Nested(PersonOut), required=True)
    agreement = fields.Nested(PaperOut, required=True)
    until = Moment(required=True)
    asked = fields.List(fields.String(), required=True)
    applied = Moment(allow_none=True)
    venues = fields.List(fields.Nested(LawOut), required=True)
    papers = fields.List(fields.Nested(LawOut), required=True)
    exclusions = fields.List(fields.Nested(LawOut), required=True)
    court_clocks = fields.List(fields.Nested(LawOut), required=True)


class ConfidenceOut(Schema):
    """What a party told this mediator alone."""

    id = fields.String(required=True)
    party = fields.String(required=True)
    at = Moment(required=True)
    text = fields.String(required=True)


class VersionOut(Schema):
    """A version of the agreement."""

    version = fields.Integer(required=True)
    digest = fields.String(required=True)
    at = Moment(required=True)
    oral = fields.Boolean(required=True)
    current = fields.Boolean(required=True)


class DifferencesOut(Schema):
    """What changed from one version to another."""

    old = fields.Integer(required=True)
    new = fields.Integer(required=True)
    pieces = fields.List(fields.Nested(PieceOut), required=True)


class AppointmentOut(Schema):
    """A session in a mediator's calendar."""

    mediation = fields.String(required=True)
    case = fields.String(required=True)
    session = fields.String(required=True)
    category = fields.String(required=True)
    at = Moment(required=True)
    hours = fields.Integer(allow_none=True)
    video = fields.Boolean(required=True)


class ImageOut(Schema):
    """The picture of a signature."""

    party = fields.String(required=True)
    image = fields.String(required=True)


class EntryOut(Schema):
    """An entry of the record."""

    seq = fields.Integer(required=True)
    type = fields.String(required=True)
    at = fields.String(required=True)
    actor = fields.String(required=True)
    basis = fields.List(fields.String(), required=True)
    data = fields.Dict(required=True)
