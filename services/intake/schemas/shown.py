"""What is shown to who may read a case, and to who has receipt and code."""

from marshmallow import Schema, fields

from kernel.problems import language
from kernel.schemas import Moment
from services.intake import texts
from services.intake.schemas.answers import NEXT, LineSchema, ListedSchema, WholeSchema


class SomebodySchema(Schema):
    """A person as identity tells: names and numbers are null where it does not answer."""

    id = fields.String()
    name = fields.String()
    phone = fields.String()
    id_number_masked = fields.String()
    groups = fields.List(fields.String())


class NoteShownSchema(Schema):
    """What somebody told later, with who wrote it down."""

    at = Moment()
    by = fields.String()
    role = fields.String()
    text = fields.String()


class KnownSchema(Schema):
    """Somebody with this phone number: enough to ask him who he is."""

    id = fields.String()
    name = fields.String()
    id_number_masked = fields.String()


class FoundCaseSchema(ListedSchema):
    """A case in this list, with whose it is."""

    applicant = fields.String()


class FoundSchema(Schema):
    """The people whom a phone number leads to, and their cases that this reader may open."""

    people = fields.List(fields.Nested(KnownSchema))
    cases = fields.List(fields.Nested(FoundCaseSchema))


class ToldSchema(Schema):
    """One sentence of the record: what, by whom (user name, person, service, `clock`), on what basis."""

    seq = fields.Integer()
    at = Moment()
    by = fields.String()
    code = fields.String()
    what = fields.Function(lambda told: texts.sentence(told.code, told.because, language()))
    whom = fields.String()
    basis = fields.List(fields.String())


class CaseReadSchema(WholeSchema):
    """The whole case, with what people said. Every showing is recorded."""

    narrative = fields.String()
    words = fields.Raw()
    safe_contact = fields.Raw()
    reason = fields.String()
    notes = fields.List(fields.Nested(NoteShownSchema))
    erased = fields.Boolean()
    applicant = fields.Nested(SomebodySchema)
    opponent = fields.Nested(SomebodySchema)
    tracking_code = fields.String()
    steps = fields.List(fields.String())


class TrackSchema(Schema):
    """The tracker (办件进度), like a parcel's: nothing personal, nothing about the matter."""

    receipt = fields.String(attribute="case.receipt")
    state = fields.String(attribute="case.state")
    outcome = fields.String(attribute="case.outcome")
    submitted = Moment(attribute="case.submitted")
    overdue = fields.Boolean(attribute="case.overdue")
    timeline = fields.List(fields.Nested(LineSchema), attribute="case.timeline")
    next = fields.Function(lambda seen: NEXT.dump(texts.upcoming(seen.case, language())) or None)
    survey = fields.String()
    hotline = fields.Constant("12348")
