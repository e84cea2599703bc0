"""Cases as they go out. What is personal goes only into `CaseReadSchema`, whose reading is recorded."""

from typing import Any

from marshmallow import Schema, fields

from kernel.problems import language
from kernel.schemas import Moment
from services.intake import texts
from services.intake.domain import clocks, helped
from services.intake.law import category, group_names
from services.intake.schemas.papers import FiledSchema


class CategorySchema(Schema):
    """One kind of matter (事项)."""

    code = fields.String()
    name = fields.Function(lambda kind: kind.name[language()])
    names = fields.Raw(attribute="name")
    group = fields.String()
    group_name = fields.Function(lambda kind: group_names(kind.group)[language()])
    item = fields.String()
    service = fields.String()
    quiet = fields.Boolean()
    why = fields.Function(lambda kind: kind.why[language()])


class OptionSchema(Schema):
    """One answer to a guided question."""

    value = fields.String()
    text = fields.Function(lambda option: option.text[language()])


class QuestionSchema(Schema):
    """A guided question."""

    id = fields.String()
    text = fields.Function(lambda question: question.text[language()])
    options = fields.List(fields.Nested(OptionSchema))


class TriageSchema(Schema):
    """What triage found, and why; `service` is `officer` where it is unsure."""

    category = fields.String()
    service = fields.String()
    confidence = fields.Float()
    sure = fields.Boolean()
    danger = fields.Boolean()
    likely = fields.List(fields.String())
    why = fields.Function(lambda found: texts.why(found, language()))
    version = fields.String()


class LineSchema(Schema):
    """One line of the timeline."""

    at = Moment()
    what = fields.Function(lambda happened: texts.line(happened, language()))
    code = fields.String(attribute="what")


class NextSchema(Schema):
    """What comes next, who does it, by when."""

    what = fields.String()
    who = fields.String()
    by = Moment()


class ClockSchema(Schema):
    """A running deadline."""

    name = fields.String()
    due = Moment()
    paused = fields.Boolean()


class MissedSchema(Schema):
    """A promise that was not kept."""

    promise = fields.String()
    due = Moment()


class SuggestionSchema(Schema):
    """Who usually helps in such a matter, and on what basis."""

    service = fields.String(attribute="suggested")
    why = fields.Function(lambda case: texts.suggestion(case, language()))


SUGGESTION = SuggestionSchema()
CLOCKS = ClockSchema(many=True)
NEXT = NextSchema()


class SubmittedSchema(Schema):
    """The receipt (回执). The only place where the tracking code is told."""

    id = fields.String(attribute="state.case")
    receipt = fields.String(attribute="state.receipt")
    tracking_code = fields.String(attribute="code")
    state = fields.String(attribute="state.state")
    category = fields.String(attribute="state.category")
    due = Moment(attribute="state.due")
    suggestion = fields.Nested(SuggestionSchema, attribute="state")


class ListedSchema(Schema):
    """A case in a list: nothing personal."""

    id = fields.String(attribute="case")
    receipt = fields.String()
    state = fields.String()
    outcome = fields.String()
    service = fields.String()
    region = fields.String()
    category = fields.String()
    category_name = fields.Function(lambda case: _category_name(case.category))
    channel = fields.String()
    groups = fields.List(fields.String())
    urgent = fields.Boolean()
    quiet = fields.Boolean()
    overdue = fields.Boolean()
    holder = fields.String()
    submitted = Moment()
    due = Moment()
    told = Moment()


class WholeSchema(ListedSchema):
    """All of a case that is not personal."""

    facts = fields.Raw()
    suggestion = fields.Function(lambda case: SUGGESTION.dump(case))
    preferred = fields.String()
    promise = fields.String()
    provisional = fields.Boolean()
    clocks = fields.Function(lambda case: CLOCKS.dump(clocks(case)))
    missed = fields.List(fields.Nested(MissedSchema))
    into = fields.String()
    timeline = fields.List(fields.Nested(LineSchema))
    papers = fields.List(fields.Nested(FiledSchema))
    for_another = fields.Function(lambda case: helped(case))
    consent = fields.String()
    next = fields.Function(lambda case: NEXT.dump(texts.upcoming(case, language())) or None)


class CaseSchema(WholeSchema):
    """A case after a step; people by their ids only."""

    applicant = fields.Function(lambda case: {"id": case.applicant, "groups": list(case.groups)})
    opponent = fields.Function(lambda case: {"id": case.opponent} if case.opponent else None)


def _category_name(code: str) -> str:
    kind: Any = category(code)
    return str(kind.name[language()]) if kind else code
