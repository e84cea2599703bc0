"""Links to parties' phones, over HTTP."""

from marshmallow import fields, validate

from kernel.schemas import Moment, Schema, Text
from services.mediation.domain.link import Purpose
from services.mediation.schemas.fields import SignatureImage, YesNo
from services.mediation.schemas.outgoing import MediationOut, PersonOut
from services.mediation.schemas.parts import PieceOut

PURPOSES = [str(purpose) for purpose in Purpose]


class LinkWanted(Schema):
    """Whom to send a link, for what. `safe_now`: what the person said of hours was read, and it is safe."""

    party = Text(20, required=True)
    purpose = fields.String(required=True, validate=validate.OneOf(PURPOSES))
    agent = YesNo(load_default=False)
    safe_now = YesNo(load_default=False)


class LinkHeld(Schema):
    """The secret of a link, as it stands in the address that the phone was sent."""

    link = Text(100, required=True)


class LinkProving(LinkHeld):
    """With the code that the phone was sent."""

    code = fields.String(required=True, validate=validate.Regexp(r"^[0-9]{6}$", error="code"))


class Proven(Schema):
    """What the phone's proof opened."""

    proof = Text(600, required=True)


class LinkWish(Proven):
    """The party's yes or no."""

    agrees = YesNo(required=True)


class TextRead(Proven):
    """Which text was read."""

    digest = Text(80, required=True)


class LinkSigning(TextRead):
    """A signature on the text that was read; `code` where it is signed by code."""

    image = SignatureImage(required=True)
    code = fields.String(load_default=None, validate=validate.Regexp(r"^[0-9]{6}$", error="code"))


class LinkOut(Schema):
    """A link, without its secret."""

    id = fields.String(required=True)
    mediation = fields.String(required=True)
    party = fields.String(required=True)
    purpose = fields.String(required=True)
    version = fields.Integer(allow_none=True)
    digest = fields.String(allow_none=True)
    made = Moment(attribute="made_at", required=True)
    expires = Moment(required=True)
    sent = Moment(attribute="sent_at", allow_none=True)
    answered = Moment(attribute="answered_at", allow_none=True)
    answer = fields.String(allow_none=True)
    manner = fields.String(required=True)
    ended = fields.String(allow_none=True)


class LinkSentOut(Schema):
    """A link that was sent. `address` is there on a developer's machine only (DEV_CODES=1)."""

    link = fields.Nested(LinkOut, required=True)
    address = fields.String()


class ProofOut(Schema):
    """Opens this link until then."""

    proof = fields.String(required=True)
    until = Moment(required=True)
    link = fields.Nested(LinkOut, required=True)


class LinkCodeOut(Schema):
    """`code` is there on a developer's machine only (DEV_CODES=1). Seconds."""

    expires_in = fields.Integer(required=True)
    code = fields.String()


class LinkViewOut(Schema):
    """What the party is asked, as it stands now; `differences` where the text changed since the link."""

    link = fields.Nested(LinkOut, required=True)
    mediation = fields.Nested(MediationOut, required=True)
    people = fields.List(fields.Nested(PersonOut), required=True)
    mediator_name = fields.String(allow_none=True)
    differences = fields.List(fields.Nested(PieceOut), allow_none=True)
