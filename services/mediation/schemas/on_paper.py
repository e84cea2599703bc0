"""Consent and signature on paper."""

from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from kernel.schemas import Moment, Schema, Text
from services.mediation.schemas.fields import SignatureImage, YesNo

WHAT = ("consent", "signature")
PAPER = r"[0-9a-z.-]{1,64}\Z"  # an id, no words: it is kept as it is
NEEDED = {"consent": {"agrees"}, "signature": {"digest", "image"}}


class PaperAnswer(Schema):
    """A consent holds `agrees`; a signature the digest on the paper, and a picture that says so."""

    party = Text(20, required=True)
    what = fields.String(required=True, validate=validate.OneOf(WHAT))
    paper = fields.String(required=True, validate=validate.Regexp(PAPER))
    agrees = YesNo()
    digest = Text(80)
    image = SignatureImage()

    @validates_schema(skip_on_field_errors=True)
    def its_own_content(self, data: dict[str, Any], **_rest: Any) -> None:
        """The content of its kind and no other."""
        if set(data) - {"party", "what", "paper"} != NEEDED[data["what"]]:
            raise ValidationError("visit_parts", "what")


class PaperTakenOut(Schema):
    """An answer on paper, and its photo."""

    party = fields.String(required=True)
    what = fields.String(required=True)
    paper = fields.String(required=True)
    digest = fields.String(allow_none=True)
    at = Moment(required=True)
