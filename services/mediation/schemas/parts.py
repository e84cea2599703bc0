"""The parts of what goes out: clocks, parties, sessions, terms, signatures, dangers."""

from marshmallow import fields

from kernel.schemas import Moment, Schema


class ClockOut(Schema):
    """A running legal clock."""

    name = fields.String(required=True)
    due = Moment(required=True)
    paused = fields.Boolean(required=True)


class AgentOut(Schema):
    """Who acts for a party."""

    person = fields.String(required=True)
    special = fields.Boolean(required=True)


class PartyOut(Schema):
    """A party and its answer: waiting, yes or no."""

    party = fields.String(required=True)
    person = fields.String(allow_none=True)
    consent = fields.String(required=True)
    at = Moment(allow_none=True)
    agent = fields.Nested(AgentOut, allow_none=True)
    wishes = fields.String(allow_none=True)
    open = fields.Boolean(allow_none=True)


class RouteOut(Schema):
    """Another way that was told."""

    code = fields.String(required=True)
    zh = fields.String(required=True)
    en = fields.String(required=True)
    kind = fields.String(required=True)
    basis = fields.String(required=True)
    verified = fields.Boolean(required=True)


class ConfirmationOut(Schema):
    """How the application to the court stands."""

    asked = fields.List(fields.String(), required=True)
    applied = Moment(allow_none=True)
    result = fields.String(allow_none=True)
    on = fields.Date(allow_none=True)
    number = fields.String()


class ToldOut(Schema):
    """Who was told, when."""

    who = fields.String(required=True)
    at = Moment(required=True)


class DangerOut(Schema):
    """A danger; `minutes` until the first was told, `untold` who still must be."""

    id = fields.String(required=True)
    kind = fields.String(required=True)
    zh = fields.String(required=True)
    text = fields.String(required=True)
    by = fields.String(required=True)
    at = Moment(required=True)
    told = fields.List(fields.Nested(ToldOut), required=True)
    untold = fields.List(fields.String(), required=True)
    minutes = fields.Integer(allow_none=True)
    over = Moment(allow_none=True)
    late = fields.Boolean(required=True)


class MinutesOut(Schema):
    """The minutes of a session and who confirmed them."""

    text = fields.String(required=True)
    digest = fields.String(required=True)
    at = Moment(required=True)
    confirmed = fields.List(fields.String(), required=True)


class PieceOut(Schema):
    """A run of text: same, gone or new."""

    part = fields.String(required=True)
    kind = fields.String(required=True)
    text = fields.String(required=True)


class SessionOut(Schema):
    """A session."""

    id = fields.String(required=True)
    at = Moment(required=True)
    place = fields.String()
    video = fields.String()
    hours = fields.Integer(allow_none=True)
    cancelled = fields.Boolean(required=True)
    minutes = fields.Nested(MinutesOut)


class InstalmentOut(Schema):
    """A part of a term and how it stands."""

    due = fields.Date(required=True)
    amount_fen = fields.Integer(required=True)
    done = fields.Boolean(required=True)
    at = Moment(allow_none=True)
    late = fields.Boolean(required=True)


class TermOut(Schema):
    """A term and how it stands."""

    text = fields.String(required=True)
    due = fields.Date(required=True)
    by = fields.String(allow_none=True)
    to = fields.String(allow_none=True)
    amount_fen = fields.Integer(allow_none=True)
    manner = fields.String(required=True)
    instalments = fields.List(fields.Nested(InstalmentOut), required=True)
    done = fields.Boolean(required=True)
    at = Moment(allow_none=True)
    late = fields.Boolean(required=True)
    breached = fields.Boolean(required=True)


class ContentOut(Schema):
    """Something that Art. 29 names and the text does not say."""

    name = fields.String(required=True)
    zh = fields.String(required=True)
    en = fields.String(required=True)
    basis = fields.String(required=True)


class SignatureOut(Schema):
    """Who signed when."""

    party = fields.String(required=True)
    at = Moment(required=True)
    agent = fields.Boolean(required=True)


class AgreementOut(Schema):
    """The version on the table."""

    version = fields.Integer(required=True)
    oral = fields.Boolean(required=True)
    intact = fields.Boolean(required=True)
    digest = fields.String(required=True)
    at = Moment(required=True)
    facts = fields.String(required=True)
    responsibility = fields.String(required=True)
    manner = fields.String(required=True)
    terms = fields.List(fields.Nested(TermOut), required=True)
    lacking = fields.List(fields.Nested(ContentOut), required=True)
    signatures = fields.List(fields.Nested(SignatureOut), required=True)
    unsigned = fields.List(fields.String(), required=True)


class LawOut(Schema):
    """Something that the law wants, with its article."""

    name = fields.String(required=True)
    zh = fields.String(required=True)
    en = fields.String(required=True)
    basis = fields.String(required=True)
    verified = fields.Boolean(required=True)


class PaperOut(Schema):
    """Which agreement it is about."""

    version = fields.Integer(required=True)
    digest = fields.String(required=True)
    effective = Moment(required=True)
