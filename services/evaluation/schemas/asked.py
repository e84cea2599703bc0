"""What comes in: strict JSON, nothing that merely looks like it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from marshmallow import ValidationError, fields, validate

from kernel.schemas import Day, Narrative, Paging, Region, Schema, Text

Sent = Mapping[str, Any] | None


class YesNo(fields.Boolean):
    """JSON true or false."""

    CODE = "yes_no"

    def _deserialize(self, value: Any, attr: str | None, data: Sent, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise ValidationError("yes_no")
        return value


class Whole(fields.Integer):
    """A JSON whole number."""

    CODE = "whole"

    def _deserialize(self, value: Any, attr: str | None, data: Sent, **kwargs: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise ValidationError("whole")
        return value


class Number(fields.Float):
    """A JSON number."""

    CODE = "number"

    def _deserialize(self, value: Any, attr: str | None, data: Sent, **kwargs: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 1_000_000:
            raise ValidationError("number")
        return float(value)


class Rate(Number):
    """A share from 0 to 1, kept as the decimal text that was sent, so that 0.1 stays a tenth."""

    CODE = "rate"

    def __init__(self, **rest: Any) -> None:
        super().__init__(metadata={"minimum": 0, "maximum": 1}, **rest)

    def _deserialize(self, value: Any, attr: str | None, data: Sent, **kwargs: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise ValidationError("rate")
        return format(Decimal(str(value)), "f")


class Seed(fields.Field[str]):
    """Text of 1 to 200 characters, or a whole number; both are used as text."""

    CODE = "seed"

    def __init__(self, **rest: Any) -> None:
        kinds = [{"type": "string", "minLength": 1, "maxLength": 200}, {"type": "integer"}]
        super().__init__(metadata={"oneOf": kinds}, **rest)

    def _deserialize(self, value: Any, attr: str | None, data: Sent, **kwargs: Any) -> str:
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**100:
            return str(value)
        if not isinstance(value, str) or not 1 <= len(value) <= 200 or not value.isprintable():
            raise ValidationError("seed")
        return value


class Period(Schema):
    """Two days in China's time, both counted."""

    start = Day(required=True, data_key="from")
    end = Day(required=True, data_key="to")


class Drawing(Schema):
    """Which cases, how many, by which seed."""

    period = fields.Nested(Period, required=True)
    rate = Rate(required=True)
    seed = Seed(required=True)


class Which(Paging):
    """Which of one's own reviews."""

    state = fields.String(load_default="open", validate=validate.OneOf(["open", "scored"]))


class Scoring(Schema):
    """A score for each indicator, and what was found by which method."""

    indicators = fields.Dict(
        keys=Text(40), values=Number(required=True), required=True, validate=validate.Length(1, 100)
    )
    evidence = fields.Dict(
        keys=Text(40), values=Narrative(5000, shortest=0), required=True, validate=validate.Length(0, 20)
    )


class Pages(Paging):
    """A page of a list."""


class Version(Schema):
    """Which rubric; without it the one in force."""

    version = Text(40, load_default=None)


class Answers(Schema):
    """The resident's three answers, and a word if there is one."""

    satisfied = Whole(required=True, validate=validate.Range(1, 5))
    aware = YesNo(required=True)
    first_choice = YesNo(required=True)
    comment = Narrative(2000, shortest=0, load_default=None, allow_none=True)


class Calling(Schema):
    """What came of the call."""

    result = Narrative(2000, required=True)


class Kind(Schema):
    """By what the results are counted; a region narrows the public rows."""

    by = fields.String(required=True, validate=validate.OneOf(["region", "service", "lawyer", "mediator"]))
    region = Region(load_default=None)
