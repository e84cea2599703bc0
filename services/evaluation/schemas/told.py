"""What goes out: surveys, follow-ups and results."""

from marshmallow import fields

from kernel.schemas import Moment, Schema


class QuestionOut(Schema):
    """One question of the survey, in the caller's language."""

    code = fields.String(required=True)
    type = fields.String(required=True)
    text = fields.String(required=True)
    choices = fields.List(fields.Dict(), required=True)


class SurveyOut(Schema):
    """What is asked, and whether it was answered; nothing about the person."""

    state = fields.String(required=True)
    service = fields.String(required=True)
    category = fields.String(required=True)
    questions = fields.List(fields.Nested(QuestionOut), required=True)


class ThanksOut(Schema):
    """The answer was kept; `follow_up` says that somebody will call."""

    state = fields.String(required=True)
    follow_up = fields.Boolean(required=True)


class FollowUpOut(Schema):
    """A dissatisfied resident who is to be called."""

    id = fields.String(required=True)
    case = fields.String(required=True)
    region = fields.String(required=True)
    service = fields.String(required=True)
    category = fields.String(required=True)
    handler = fields.String(required=True)
    satisfied = fields.Integer(required=True)
    comment = fields.String(required=True, allow_none=True)
    due = Moment(required=True)
    late = fields.Boolean(required=True)
    state = fields.String(required=True)


class IntervalOut(Schema):
    """Bounds of a figure: by Wilson's method for shares, Student's t for the mean."""

    low = fields.Float(required=True)
    high = fields.Float(required=True)
    confidence = fields.Float(required=True)
    method = fields.String(required=True)


class IntervalsOut(Schema):
    """The bounds of each figure of a row; null where it is suppressed."""

    score = fields.Nested(IntervalOut, required=True, allow_none=True)
    satisfaction = fields.Nested(IntervalOut, required=True, allow_none=True)
    awareness = fields.Nested(IntervalOut, required=True, allow_none=True)
    first_choice = fields.Nested(IntervalOut, required=True, allow_none=True)


class ResultOut(Schema):
    """A row; counts below five are the text "<5" and their figures null."""

    key = fields.String(required=True)
    region = fields.String()
    service = fields.String()
    lawyer = fields.String()
    mediator = fields.String()
    n = fields.Raw(required=True, metadata={"oneOf": [{"type": "integer"}, {"const": "<5"}]})
    suppressed = fields.Boolean(required=True)
    scored = fields.Raw(required=True, metadata={"oneOf": [{"type": "integer"}, {"const": "<5"}]})
    score = fields.Float(required=True, allow_none=True)
    answered = fields.Raw(required=True, metadata={"oneOf": [{"type": "integer"}, {"const": "<5"}]})
    satisfaction = fields.Float(required=True, allow_none=True)
    awareness = fields.Float(required=True, allow_none=True)
    first_choice = fields.Float(required=True, allow_none=True)
    intervals = fields.Nested(IntervalsOut, required=True)
