"""Papers as they go out. Names and digests only in `PapersSchema`, whose reading is recorded."""

from marshmallow import Schema, fields

from kernel.problems import language
from kernel.schemas import Moment
from services.intake.law.papers import paper_rules


class FiledSchema(Schema):
    """A paper among what is not personal of a case."""

    id = fields.String(attribute="paper")
    kind = fields.String()
    kind_name = fields.Function(lambda filed: paper_rules().kinds[filed.kind].name[language()])
    size = fields.Integer()
    at = Moment()
    by = fields.String()
    scanned = fields.String()


class OpenedSchema(Schema):
    """A paper with its name and its SHA-256 (hex); null where the case was erased."""

    id = fields.String()
    kind = fields.String(attribute="kind.kind")
    kind_name = fields.Function(lambda opened: opened.kind.name[language()])
    shown = fields.Boolean(attribute="kind.shown")
    size = fields.Integer()
    at = Moment()
    by = fields.String()
    scanned = fields.String()
    name = fields.String()
    sha256 = fields.String()


class PapersSchema(Schema):
    """All papers of a case; `may_add` says whether this caller may add another now."""

    case = fields.String(attribute="case.case")
    receipt = fields.String(attribute="case.receipt")
    quiet = fields.Boolean(attribute="case.quiet")
    items = fields.List(fields.Nested(OpenedSchema))
    may_add = fields.Boolean()
    kinds = fields.Function(lambda _: list(paper_rules().kinds))
    largest = fields.Function(lambda _: paper_rules().largest_bytes)
    most = fields.Function(lambda _: paper_rules().most_papers)
