"""What comes with an officer's or an applicant's step, with a question to the tracker or to triage."""

from marshmallow import fields, validate

from kernel.schemas import Ids, Narrative, Paging, Phone, Schema, Text
from services.intake.events import Destination, Manner, Outcome, State
from services.intake.schemas.asked import Flag


class RoutingSchema(Schema):
    """Where the case goes; the reason is for the applicant and is sealed."""

    service = fields.Enum(Destination, by_value=True, required=True)
    reason = Text(500, load_default=None)
    contact_agreed = Flag(load_default=False)


class ClosingSchema(Schema):
    """How a case ends that no service's own record ends."""

    outcome = fields.Enum(Outcome, by_value=True, required=True)
    reason = Text(500, load_default=None)
    into = Text(60, load_default=None)


class NoteSchema(Schema):
    """What somebody tells later; it is sealed."""

    text = Narrative(2000, required=True)


class ConsentSchema(Schema):
    """The code that the person was sent; or, at the desk, how he said so."""

    code = fields.String(load_default=None, validate=validate.Regexp(r"\A[0-9]{6}\Z", error="code"))
    manner = fields.Enum(Manner, by_value=True, load_default=None)


class ConsentCodeSchema(Schema):
    """It was sent; on a developer's machine it is told here."""

    expires_in = fields.Integer()
    code = fields.String()


class CallerSchema(Schema):
    """Whose earlier cases are looked up, and why: the person sees it."""

    phone = Phone(required=True)
    reason = Text(100, shortest=2, required=True)


class WithdrawalSchema(Schema):
    """Why the applicant takes it back, if they like to say."""

    reason = Text(500, load_default=None)


class TriageQuestionSchema(Schema):
    """Free words, answers to the guided questions, or both."""

    narrative = Narrative(required=True)
    answers = fields.Dict(
        keys=fields.String(validate=validate.Length(1, 40)),
        values=fields.String(validate=validate.Length(1, 40)),
        load_default=dict,
    )


class TrackingSchema(Schema):
    """Receipt number and tracking code, as typed."""

    receipt = fields.String(required=True, validate=validate.Length(1, 40))
    code = fields.String(required=True, validate=validate.Length(1, 40))


class ListingSchema(Paging):
    """Which cases, of those that one may see."""

    state = fields.Enum(State, by_value=True, load_default=None)
    overdue = fields.Boolean(load_default=False)
    order = fields.String(load_default="new", validate=validate.OneOf(("new", "due")))
    ids = Ids(50)


class PurposeSchema(Schema):
    """Why the case is read; goes into the record of readings."""

    purpose = Text(100, load_default=None)
