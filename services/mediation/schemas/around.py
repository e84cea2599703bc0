"""What comes in about the people beside the parties, the register, risk, hand-offs and committees."""

from marshmallow import fields, validate

from kernel.schemas import Day, Narrative, Phone, Region, Schema, Text
from services.mediation.domain.committee import KINDS as COMMITTEES
from services.mediation.domain.committee import LEAVINGS, OFFICES
from services.mediation.domain.guests import KINDS as GUESTS
from services.mediation.domain.handoffs import ANSWERS, ITEMS, PURPOSES, RECEIVERS
from services.mediation.domain.register import KINDS, ORIGINS
from services.mediation.domain.risks import NO, OCCASIONS, UNSURE, YES
from services.mediation.schemas.fields import YesNo
from services.mediation.schemas.incoming import Meeting

GRADES = ("first", "second", "third", "fourth")


class Choosing(Schema):
    """Which party wants which mediator."""

    party = Text(20, required=True)
    mediator = Text(64, required=True)


class Joining(Schema):
    """A further mediator, and which parties accept it."""

    mediator = Text(64, required=True)
    parties = fields.List(Text(20), validate=validate.Length(0, 50), load_default=list)


class SteppingAside(Schema):
    """Why the mediator cannot be impartial."""

    reason = Narrative(1000, required=True)


class Inviting(Schema):
    """Whom to invite; an interpreter for which language."""

    kind = fields.String(required=True, validate=validate.OneOf(GUESTS))
    name = Text(50, required=True)
    phone = Phone(load_default=None)
    language = Text(40, load_default=None)


class Openness(Schema):
    """Which party asks for open (true) or closed (false)."""

    party = Text(20, required=True)
    open = YesNo(required=True)


class Registering(Schema):
    """Whence it came, which kind of mediation, which kind of quarrel; the organ and its number, if one."""

    origin = fields.String(required=True, validate=validate.OneOf(ORIGINS))
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    dispute = Text(40, required=True)
    informed = Day(load_default=None)
    organ = Text(100, load_default=None)
    number = Text(60, load_default=None)


class Charging(Schema):
    """Which committee."""

    committee = Text(64, required=True)


class RiskAnswers(Schema):
    """When the questions were put, and each answer."""

    occasion = fields.String(required=True, validate=validate.OneOf(OCCASIONS))
    answers = fields.Dict(
        keys=Text(40), values=fields.String(validate=validate.OneOf((YES, NO, UNSURE))), required=True
    )


class PuttingOff(Meeting):
    """Another time and place for a session."""


class HandingOver(Schema):
    """What goes where, what for, and who lets it go."""

    to = fields.String(required=True, validate=validate.OneOf(sorted(set(RECEIVERS) - {"legal_aid"})))
    purpose = fields.String(required=True, validate=validate.OneOf(PURPOSES))
    items = fields.List(
        fields.String(validate=validate.OneOf(ITEMS)), required=True, validate=validate.Length(1, len(ITEMS))
    )
    allowed = fields.List(Text(20), required=True, validate=validate.Length(1, 50))
    party = Text(20, load_default=None)


class Answering(Schema):
    """The receiver's answer about the content with this digest, and its number."""

    answer = fields.String(required=True, validate=validate.OneOf(ANSWERS))
    digest = Text(80, required=True)
    number = Text(60, load_default=None)


class AskingForAid(Schema):
    """An application for legal aid, as the party wants it."""

    party = Text(20, required=True)
    narrative = Narrative(required=True)
    items = fields.List(
        fields.String(validate=validate.OneOf(ITEMS)), required=True, validate=validate.Length(1, len(ITEMS))
    )
    opponent = Text(50, load_default=None)
    phone = Phone(load_default=None)


class AidQuery(Schema):
    """Whose application."""

    party = Text(20, required=True)


class Near(Schema):
    """Of which region."""

    region = Region(required=True)


class Founding(Schema):
    """A committee as it is entered."""

    name = Text(100, required=True)
    kind = fields.String(required=True, validate=validate.OneOf(COMMITTEES))
    region = Region(required=True)
    address = Text(200, required=True)
    court = Text(100, required=True)


class Entering(Schema):
    """A member; `username` ties the entry to somebody who signs in."""

    name = Text(50, required=True)
    office = fields.String(required=True, validate=validate.OneOf(OFFICES))
    since = Day(required=True)
    username = Text(64, load_default=None)
    woman = YesNo(load_default=False)
    minority = YesNo(load_default=False)
    grade = fields.String(validate=validate.OneOf(GRADES), load_default=None)
    specialities = fields.List(Text(40), validate=validate.Length(0, 20), load_default=list)
    languages = fields.List(Text(40), validate=validate.Length(0, 20), load_default=list)


class LeavingOf(Schema):
    """Why a member leaves."""

    reason = fields.String(required=True, validate=validate.OneOf(LEAVINGS))
