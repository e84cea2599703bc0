"""What comes in over HTTP."""

from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from kernel.schemas import Day, Moment, Narrative, Paging, Phone, Schema, Text
from services.mediation.domain.confirmation import RESULTS
from services.mediation.domain.danger import TELLABLE
from services.mediation.domain.ending import REASONS
from services.mediation.domain.opening import REPLACEMENTS
from services.mediation.domain.state import Stage
from services.mediation.schemas.fields import SignatureImage, Video, Whole, YesNo

MOST_FEN = 10**13


class Naming(Schema):
    """Whom to name; a reason where another one was named before."""

    mediator = Text(64, required=True)
    reason = fields.String(validate=validate.OneOf(sorted(REPLACEMENTS)), load_default=None)


class PartyNaming(Schema):
    """Who the other side is, or a further party: `opponent-2`, `applicant-2`…"""

    party = Text(20, required=True)
    name = Text(50, required=True)
    phone = Phone()


class AgentNaming(Schema):
    """Who acts for a party; `special` lets him sign; `paper` is a picture of the power of attorney."""

    name = Text(50, required=True)
    phone = Phone()
    special = YesNo(required=True)
    paper = SignatureImage(load_default=None)


class Wish(Schema):
    """A party's yes or no."""

    party = Text(20, required=True)
    agrees = YesNo(required=True)


class Meeting(Schema):
    """When, and where or by which link: one of the two. With `hours`, kept in the mediator's calendar."""

    at = Moment(required=True)
    place = Text(200, load_default=None)
    video = Video(
        load_default=None,
        metadata={"oneOf": [{"type": "string", "minLength": 1, "maxLength": 500}, {"const": True}]},
    )

    hours = Whole(load_default=None, validate=validate.Range(1, 12))

    @validates_schema
    def one_of_two(self, data: dict[str, Any], **_rest: Any) -> None:
        """Neither or both helps nobody to find the way."""
        if (data["place"] is None) == (data["video"] is None):
            raise ValidationError("place_or_video", "place")


class InstalmentWords(Schema):
    """A part of a sum, in fen, by which day."""

    due = Day(required=True)
    amount_fen = Whole(required=True, validate=validate.Range(1, MOST_FEN))


class Span(Schema):
    """From one day to another, both included."""

    first = Day(required=True, data_key="from")
    last = Day(required=True, data_key="to")


class TermWords(Schema):
    """Who does what for whom, how much (fen), in which manner, by which day, in which parts."""

    text = Narrative(2000, required=True)
    due = Day(required=True)
    by = Text(20, load_default=None)
    to = Text(20, load_default=None)
    amount_fen = Whole(load_default=None, validate=validate.Range(1, MOST_FEN))
    manner = Narrative(500, load_default="")
    instalments = fields.List(
        fields.Nested(InstalmentWords), load_default=list, validate=validate.Length(0, 60)
    )


class Agreed(Schema):
    """What was agreed, in words."""

    facts = Narrative(10_000, required=True)
    responsibility = Narrative(5000, load_default="")
    terms = fields.List(fields.Nested(TermWords), required=True, validate=validate.Length(1, 50))
    manner = Narrative(2000, load_default="")


class AgreedOrally(Agreed):
    """What was agreed without a paper, and by whom: every party."""

    parties = fields.List(Text(20), required=True, validate=validate.Length(1, 50))


class Asking(Schema):
    """Which party asks the court."""

    party = Text(20, required=True)


class CourtDecision(Schema):
    """The court's answer, its day, and the number of its paper."""

    result = fields.String(required=True, validate=validate.OneOf(sorted(RESULTS)))
    on = Day(required=True)
    number = Text(60, load_default="")


class Signing(Schema):
    """Whose signature, its image, and the digest of the text that the signer saw."""

    party = Text(20, required=True)
    image = SignatureImage(required=True)
    digest = Text(80, load_default=None)
    agent = YesNo(load_default=False)


class Performing(Schema):
    """Which term (zero-based), done or not."""

    term = Whole(required=True)
    done = YesNo(required=True)
    instalment = Whole(load_default=None)


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
    danger = fields.Boolean(load_default=None)
    role = fields.String(validate=validate.OneOf(("chief", "further", "head")), load_default="chief")


class TellingOf(Schema):
    """Who was told, when."""

    who = fields.String(required=True, validate=validate.OneOf(sorted(TELLABLE)))
    at = Moment(required=True)


class Danger(Schema):
    """What was seen, what kind of danger it is, and who knows already."""

    kind = Text(40, required=True)
    text = Narrative(5000, required=True)
    told = fields.List(fields.Nested(TellingOf), load_default=list, validate=validate.Length(0, 20))


class MinutesWords(Schema):
    """The minutes of a session."""

    text = Narrative(20_000, required=True)


class MinutesWish(Schema):
    """Which party finds its words in the minutes; `digest` says which wording was read."""

    party = Text(20, required=True)
    digest = Text(80, load_default=None)


class Confiding(Schema):
    """What a party told the mediator alone."""

    party = Text(20, required=True)
    text = Narrative(10_000, required=True)


class Extension(Schema):
    """Until when, and which parties agreed: all."""

    until = Day(required=True)
    parties = fields.List(Text(20), required=True, validate=validate.Length(1, 50))


class TwoVersions(Schema):
    """Which version to compare with which."""

    old = fields.Integer(required=True, validate=validate.Range(1, 10_000))
    new = fields.Integer(required=True, validate=validate.Range(1, 10_000))
