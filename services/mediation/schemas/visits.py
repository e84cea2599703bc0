"""What arrives from a visit, and what is taken along."""

from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from kernel.schemas import Moment, Narrative, Schema, Text
from services.mediation.schemas.around import RiskAnswers
from services.mediation.schemas.fields import SignatureImage, YesNo
from services.mediation.schemas.incoming import Agreed, Danger, Wish
from services.mediation.schemas.outgoing import MediationOut, PersonOut
from services.mediation.schemas.shown import QuestionOut

KINDS = ("note", "consent", "risks", "danger", "agreement", "signature", "seal")


class NoteWords(Schema):
    """A note in words."""

    text = Narrative(5000, required=True)


class AgreedThere(Agreed):
    """The text that was signed in the village, with the nonce and digest that the phone made."""

    nonce = fields.String(required=True, validate=validate.Regexp(r"^[0-9a-f]{32}$"))
    digest = Text(80, required=True)


class SignedThere(Schema):
    """A signature drawn in the village, on this digest."""

    party = Text(20, required=True)
    image = SignatureImage(required=True)
    digest = Text(80, required=True)


class ItemIn(Schema):
    """One item; besides `what` and `taken` it holds the content of its kind, and a seal holds none."""

    what = fields.String(required=True, validate=validate.OneOf(KINDS))
    taken = Moment(required=True)
    note = fields.Nested(NoteWords)
    consent = fields.Nested(Wish)
    risks = fields.Nested(RiskAnswers)
    danger = fields.Nested(Danger)
    agreement = fields.Nested(AgreedThere)
    signature = fields.Nested(SignedThere)

    @validates_schema(skip_on_field_errors=True)
    def its_own_content(self, data: dict[str, Any], **_rest: Any) -> None:
        """The content of its kind and no other."""
        wanted = {data["what"]} - {"seal"}
        if set(data) - {"what", "taken"} != wanted:
            raise ValidationError("visit_parts", "what")


class ItemOut(Schema):
    """The answer to an item: the same, however often it is sent."""

    item = fields.String(attribute="id", required=True)
    what = fields.String(required=True)
    taken = Moment(required=True)
    at = Moment(required=True)
    state = fields.String(attribute="stage", required=True)
    version = fields.Integer(required=True)


class FrameOut(Schema):
    """What stands around the words in the text that all sign (see the digest)."""

    mediation = fields.String(required=True)
    version = fields.Integer(required=True)
    parties = fields.List(fields.List(fields.String(allow_none=True)), required=True)
    mediator = fields.String(allow_none=True)
    further = fields.List(fields.String())


class LuggageOut(Schema):
    """Everything for a visit."""

    mediation = fields.Nested(MediationOut, required=True)
    people = fields.List(fields.Nested(PersonOut), required=True)
    frame = fields.Nested(FrameOut, required=True)
    blank = fields.Dict(required=True)
    applicant_first = YesNo(required=True)
    questions = fields.List(fields.Nested(QuestionOut), required=True)
    at = Moment(required=True)


class NoteOut(Schema):
    """A note."""

    id = fields.String(required=True)
    taken = Moment(required=True)
    at = Moment(required=True)
    text = fields.String(required=True)
