"""What comes in over HTTP."""

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields, pre_load, validate, validates_schema

from kernel.schemas import Day, Moment, Narrative, Paging, Region, Schema, Text
from services.legalaid import law
from services.legalaid.domain.reception import fits
from services.legalaid.events import Answer, Decline, Ending, Stage
from services.legalaid.schemas.fields import DayOrMoment, Facts, YesNo

SOURCES = ("paper", "sharing", "statement", "pledge")


class Applications(Paging):
    """Which applications: of a case, or of a stage."""

    case = Text(100, load_default=None)
    state = fields.String(validate=validate.OneOf([stage.value for stage in Stage]), load_default=None)


class Offers(Paging):
    """Which of a lawyer's offers."""

    state = fields.String(validate=validate.OneOf([a.value for a in Answer]), load_default=Answer.OPEN.value)


class Matters(Paging):
    """Which matters: of a case, or all of one's own."""

    case = Text(100, load_default=None)


class Question(Schema):
    """What the law is asked; nothing of it is stored. `facts` may also hold `groups` and `region`."""

    matter = Text(60, required=True)
    facts = fields.Dict(keys=fields.String(validate=validate.Length(1, 60)), load_default=dict)
    groups = fields.List(fields.String(validate=validate.OneOf(sorted(law.groups()))), load_default=list)
    region = Region(load_default=None)
    at = DayOrMoment(load_default=None, metadata={"type": "string", "example": "2026-03-02"})

    @pre_load
    def unfold(self, data: Any, **_rest: Any) -> Any:
        """Groups and region may stand among the facts, as a case tells them."""
        if not isinstance(data, Mapping) or not isinstance(data.get("facts"), Mapping):
            return data
        facts = dict(data["facts"])
        lifted = {name: facts.pop(name) for name in ("groups", "region") if name in facts}
        return {**lifted, **data, "facts": facts}

    @validates_schema
    def known_facts_fit(self, data: dict[str, Any], **_rest: Any) -> None:
        """A fact that the rules know must be of its kind; others are told back as ignored."""
        for name, value in data["facts"].items():
            if name in law.facts() and not fits(name, value):
                raise ValidationError({name: ["fact"]}, "facts")


class Deciding(Schema):
    """The officer's decision."""

    grant = YesNo(required=True)
    advance = YesNo(load_default=False)
    reason = Narrative(2000, load_default=None)


class Establishing(Schema):
    """Facts and where they come from."""

    facts = Facts(required=True, validate=validate.Length(1, 60))
    source = fields.String(validate=validate.OneOf(SOURCES), load_default="statement")


class Asking(Schema):
    """Everything that is missing, once."""

    items = fields.List(Text(60), required=True, validate=validate.Length(1, 20))


class Supplying(Schema):
    """What was asked for: papers handed in, facts told."""

    items = fields.List(Text(60), load_default=list, validate=validate.Length(0, 20))
    facts = Facts(load_default=dict)
    source = fields.String(validate=validate.OneOf(SOURCES), load_default="statement")


class Declining(Schema):
    """Why not."""

    reason = fields.Enum(Decline, by_value=True, required=True)


class Assigning(Schema):
    """Whom the officer assigns."""

    lawyer = Text(64, required=True)


class Needing(Schema):
    """Languages by their code, and a place by its code."""

    languages = fields.List(
        fields.String(validate=validate.OneOf(list(law.languages()))),
        load_default=list,
        validate=validate.Length(0, 8),
    )
    place = fields.String(validate=validate.OneOf(list(law.places())), load_default=None, allow_none=True)


class Leaving(Schema):
    """The first and the last day of leave."""

    start = Day(required=True)
    end = Day(required=True)


class Reporting(Schema):
    """How things stand."""

    text = Narrative(5000, required=True)


class Closing(Schema):
    """How the matter came out, the hours it took, and the report."""

    outcome = fields.Enum(Ending, by_value=True, required=True)
    report = Narrative(20000, required=True)
    hours = fields.Float(required=True, validate=validate.Range(0, 5000))


class Reasoned(Schema):
    """A wish or a step with its reason in words."""

    reason = Narrative(2000, required=True)


class Replacing(Reasoned):
    """Whether the lawyer is replaced."""

    replace = YesNo(required=True)


class Ground(Reasoned):
    """One of the eight grounds to end aid."""

    ground = fields.String(required=True, validate=validate.OneOf(list(law.grounds())))


class Reviewing(Reasoned):
    """Whether the decision stands."""

    uphold = YesNo(required=True)


class Confirming(Schema):
    """The papers of aid that came first are there; a reason where the law's answer is not yes."""

    reason = Narrative(2000, load_default=None)


class Filing(Schema):
    """The closing papers by name."""

    papers = fields.List(Text(100), required=True, validate=validate.Length(1, 50))


class Checking(Schema):
    """Whether the file is complete; if not, what is lacking."""

    complete = YesNo(required=True)
    kind = fields.String(validate=validate.OneOf(list(law.kinds())), load_default=None)
    lacking = fields.List(Text(100), load_default=list, validate=validate.Length(0, 20))

    @validates_schema
    def say_what_is_lacking(self, data: dict[str, Any], **_rest: Any) -> None:
        """Papers go back with what is missing."""
        if not data["complete"] and not data["lacking"]:
            raise ValidationError("required", "lacking")


class Paying(Schema):
    """The voucher's number."""

    reference = Text(100, required=True)


class Subsidies(Paging):
    """Subsidies by state."""

    state = fields.String(
        validate=validate.OneOf(["computed", "approved", "batched", "paid"]), load_default="approved"
    )


class Horizon(Paging):
    """How many days ahead, and which page."""

    days = fields.Integer(load_default=7, validate=validate.Range(0, 60))


class Year(Schema):
    """Which year, and how it is added up."""

    year = fields.Integer(load_default=None, validate=validate.Range(2022, 2100))
    by = fields.String(validate=validate.OneOf(["lawyer", "firm", "region"]), load_default="lawyer")


class Notifying(Schema):
    """An organ's notice that a lawyer must be assigned."""

    organ = fields.String(required=True, validate=validate.OneOf(list(law.organs())))
    organ_name = Text(100, load_default=None)
    number = Text(100, load_default=None)
    ground = fields.String(required=True, validate=validate.OneOf(list(law.notice_grounds())))
    received = Moment(required=True)


class Committing(Schema):
    """The public draw that will decide: its name with its number, and when it takes place."""

    source = Text(200, required=True, metadata={"example": "中国福利彩票双色球第2026135期红球号码，从小到大"})
    draws_at = Moment(required=True)


class Entropy(Schema):
    """The public draw's result, as it was announced."""

    value = Text(200, required=True)
