"""The law's answers, and the clocks."""

from marshmallow import fields

from kernel.schemas import Moment, Schema


class ClockOut(Schema):
    """A running legal clock; provisional where holidays are not announced yet."""

    name = fields.String(required=True)
    due = Moment(required=True)
    paused = fields.Boolean(required=True)
    provisional = fields.Boolean(required=True)


class MissingOut(Schema):
    """A question that would settle what is unknown, and who can answer it."""

    fact = fields.String(required=True)
    by = fields.String(required=True)
    zh = fields.String(required=True)
    en = fields.String(required=True)


class ArticleOut(Schema):
    """A rule in its version."""

    law = fields.String(allow_none=True)
    article = fields.String(allow_none=True)
    version = fields.String(allow_none=True)
    basis = fields.String(allow_none=True)
    verified = fields.Boolean()
    sample = fields.Boolean()
    text = fields.String()


class FindingOut(ArticleOut):
    """One answer with its article, rule version and facts."""

    answer = fields.String(required=True)
    facts = fields.Dict(required=True)
    missing = fields.List(fields.String(), required=True)


class FindingsOut(Schema):
    """Each answer in full."""

    scope = fields.Nested(FindingOut, required=True)
    hardship = fields.Nested(FindingOut, required=True)
    standing = fields.Nested(FindingOut, required=True)
    advance = fields.Nested(FindingOut, required=True)
    jurisdiction = fields.Nested(FindingOut, required=True)


class AssessmentOut(Schema):
    """What the law answers: yes, no, unknown; for hardship also exempt and not_needed."""

    scope = fields.String(required=True)
    hardship = fields.String(required=True)
    standing = fields.String(required=True)
    advance = fields.String(required=True)
    answer = fields.String(required=True)
    on = fields.String(required=True)
    missing = fields.List(fields.Nested(MissingOut), required=True)
    findings = fields.Nested(FindingsOut, required=True)


class AnswerOut(Schema):
    """The law's answer to a question that is not stored."""

    assessment = fields.Nested(AssessmentOut, required=True)
    articles = fields.List(fields.Nested(ArticleOut), required=True)
    missing = fields.List(fields.Nested(MissingOut), required=True)
    ignored = fields.List(fields.String(), required=True)
