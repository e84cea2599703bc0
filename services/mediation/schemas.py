"""What comes in and goes out over HTTP."""

import re
from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from kernel.schemas import Day, Moment, Narrative, Paging, Phone, Schema, Text
from services.mediation.domain.ending import REASONS
from services.mediation.domain.image import LARGEST, NotPng, read_data_url
from services.mediation.domain.opening import REPLACEMENTS
from services.mediation.domain.state import Stage

_SCHEME = re.compile(r"\s*[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class YesNo(fields.Boolean):
    """JSON true or false, nothing that merely looks like it."""

    CODE = "yes_no"

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise ValidationError("yes_no")
        return value


class Whole(fields.Integer):
    """A JSON whole number."""

    CODE = "whole"

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise ValidationError("whole")
        return value


class SignatureImage(fields.String):
    """A PNG data URL, real and bounded."""

    CODE = "image"

    def __init__(self, **rest: Any) -> None:
        super().__init__(
            metadata={"maxLength": LARGEST * 4 // 3 + 64, "pattern": "^data:image/png;base64,"}, **rest
        )

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text: str = super()._deserialize(value, attr, data, **kwargs)
        try:
            read_data_url(text)
        except NotPng as bad:
            raise ValidationError("image") from bad
        return text


class Video(fields.Field[str]):
    """A link (https only), a meeting's number in words, or `true`: the mediator will tell it."""

    CODE = "video"

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        if value is True:
            return ""
        if not isinstance(value, str) or not 0 < len(value.strip()) <= 500 or not value.isprintable():
            raise ValidationError("video")
        if _SCHEME.match(value.strip()) and not value.strip().startswith("https://"):
            raise ValidationError("video")
        return value.strip()


class Naming(Schema):
    """Whom to name; a reason where another one was named before."""

    mediator = Text(64, required=True)
    reason = fields.String(validate=validate.OneOf(sorted(REPLACEMENTS)), load_default=None)


class PartyNaming(Schema):
    """Who the other side is."""

    party = Text(20, required=True)
    name = Text(50, required=True)
    phone = Phone()


class Wish(Schema):
    """A party's yes or no."""

    party = Text(20, required=True)
    agrees = YesNo(required=True)


class Meeting(Schema):
    """When, and where or by which link: one of the two."""

    at = Moment(required=True)
    place = Text(200, load_default=None)
    video = Video(
        load_default=None,
        metadata={"oneOf": [{"type": "string", "minLength": 1, "maxLength": 500}, {"const": True}]},
    )

    @validates_schema
    def one_of_two(self, data: dict[str, Any], **_rest: Any) -> None:
        """Neither or both helps nobody to find the way."""
        if (data["place"] is None) == (data["video"] is None):
            raise ValidationError("place_or_video", "place")


class TermWords(Schema):
    """Who does what, by which day."""

    text = Narrative(2000, required=True)
    due = Day(required=True)


class Agreed(Schema):
    """What was agreed, in words."""

    facts = Narrative(10_000, required=True)
    responsibility = Narrative(5000, load_default="")
    terms = fields.List(fields.Nested(TermWords), required=True, validate=validate.Length(1, 50))
    manner = Narrative(2000, load_default="")


class Signing(Schema):
    """Whose signature, its image, and the digest of the text that the signer saw."""

    party = Text(20, required=True)
    image = SignatureImage(required=True)
    digest = Text(80, load_default=None)


class Performing(Schema):
    """Which term (zero-based), done or not."""

    term = Whole(required=True)
    done = YesNo(required=True)


class Failing(Schema):
    """Why there is no agreement."""

    reason = Narrative(2000, required=True)
    reason_code = fields.String(
        validate=validate.OneOf(sorted(REASONS - {"breach"})), load_default="no_agreement"
    )


class Leaving(Schema):
    """Which party ends it."""

    party = Text(20, required=True)


class Listing(Paging):
    """Which mediations."""

    case = Text(64, load_default=None)
    state = fields.String(validate=validate.OneOf([str(stage) for stage in Stage]), load_default=None)


class ClockOut(Schema):
    """A running legal clock."""

    name = fields.String(required=True)
    due = Moment(required=True)
    paused = fields.Boolean(required=True)


class PartyOut(Schema):
    """A party and its answer: waiting, yes or no."""

    party = fields.String(required=True)
    person = fields.String(allow_none=True)
    consent = fields.String(required=True)
    at = Moment(allow_none=True)


class RouteOut(Schema):
    """Another way that was told."""

    code = fields.String(required=True)
    zh = fields.String(required=True)
    en = fields.String(required=True)
    kind = fields.String(required=True)
    basis = fields.String(required=True)
    verified = fields.Boolean(required=True)


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
    opened = Moment(allow_none=True)
    effective = Moment(allow_none=True)
    closed = Moment(allow_none=True)
    overdue = fields.Boolean(required=True)
    late = fields.Boolean(required=True)
    reason_code = fields.String(allow_none=True)
    ended_by = fields.String(allow_none=True)
    routes = fields.List(fields.Nested(RouteOut), required=True)
    actions = fields.List(fields.String(), required=True)
    version = fields.Integer(required=True)


class SessionOut(Schema):
    """A session."""

    id = fields.String(required=True)
    at = Moment(required=True)
    place = fields.String()
    video = fields.String()


class TermOut(Schema):
    """A term and how it stands."""

    text = fields.String(required=True)
    due = fields.String(required=True)
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


class AgreementOut(Schema):
    """The version on the table."""

    version = fields.Integer(required=True)
    digest = fields.String(required=True)
    at = Moment(required=True)
    facts = fields.String(required=True)
    responsibility = fields.String(required=True)
    manner = fields.String(required=True)
    terms = fields.List(fields.Nested(TermOut), required=True)
    lacking = fields.List(fields.Nested(ContentOut), required=True)
    signatures = fields.List(fields.Nested(SignatureOut), required=True)
    unsigned = fields.List(fields.String(), required=True)


class MediationOut(OutlineOut):
    """A mediation with its words."""

    sessions = fields.List(fields.Nested(SessionOut), required=True)
    agreement = fields.Nested(AgreementOut)
    reason = fields.String()


class PersonOut(Schema):
    """A party as a person."""

    party = fields.String(required=True)
    person = fields.String(allow_none=True)
    name = fields.String(allow_none=True)
    phone = fields.String(allow_none=True)


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
