"""What goes out over HTTP."""

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


class SupplementOut(Schema):
    """The one-time notice."""

    items = fields.List(fields.Nested(MissingOut), required=True)
    asked = Moment(required=True)
    due = Moment(required=True)
    given = Moment(allow_none=True)


class GroundOut(Schema):
    """One answer of the law as it stood at the decision."""

    name = fields.String(required=True)
    answer = fields.String(required=True)
    basis = fields.String(allow_none=True)
    verified = fields.Boolean(required=True)
    facts = fields.Dict(required=True)
    missing = fields.List(fields.String(), required=True)


class DecidedOut(Schema):
    """The decision with the law's answer, articles and facts of that day."""

    decision = fields.String(required=True)
    by = fields.String(required=True)
    at = Moment(required=True)
    answer = fields.String(required=True)
    against_law = fields.Boolean(required=True)
    late = fields.Boolean(required=True)
    papers_by = Moment(allow_none=True)
    confirmed = Moment(allow_none=True)
    basis = fields.List(fields.String(), required=True)
    grounds = fields.List(fields.Nested(GroundOut), required=True)
    reason = fields.String(allow_none=True)


class ObjectionOut(Schema):
    """An objection and its review."""

    made = Moment(required=True)
    due = Moment(required=True)
    reviewed = Moment(allow_none=True)
    upheld = fields.Boolean(allow_none=True)
    text = fields.String(allow_none=True)
    answer = fields.String(allow_none=True)
    next = fields.List(fields.String(), required=True)


class TerminationOut(Schema):
    """On which ground aid was ended, and why."""

    ground = fields.String(required=True)
    text = fields.String(required=True)
    basis = fields.String(required=True)
    reason = fields.String(allow_none=True)


class ReplacementOut(Schema):
    """A wish to change the lawyer and its answer."""

    by = fields.String(required=True)
    asked = Moment(required=True)
    due = Moment(required=True)
    refused = Moment(allow_none=True)
    text = fields.String(allow_none=True)
    answer = fields.String(allow_none=True)


class OfferLineOut(Schema):
    """An offer as the officer sees it."""

    id = fields.String(required=True)
    lawyer = fields.String(required=True)
    at = Moment(required=True)
    expires = Moment(required=True)
    state = fields.String(required=True)
    reason = fields.String(allow_none=True)


class OfferOut(OfferLineOut):
    """An offer as its lawyer sees it."""

    case = fields.String(required=True)
    application = fields.String(required=True)
    summary = fields.String(required=True)
    category = fields.String(required=True)
    region = fields.String(required=True)
    groups = fields.List(fields.String(), required=True)
    matter = fields.String(allow_none=True)


class NoticeOut(Schema):
    """The notice of an organ."""

    organ = fields.String(required=True)
    ground = fields.String(required=True)
    basis = fields.String(required=True)
    text = fields.String(required=True)
    experienced = fields.Boolean(required=True)
    received = Moment(required=True)
    told = Moment(allow_none=True)
    organ_name = fields.String(allow_none=True)
    number = fields.String(allow_none=True)


class OutlineOut(Schema):
    """An application without sealed words."""

    id = fields.String(required=True)
    case = fields.String(required=True)
    state = fields.String(required=True)
    region = fields.String(required=True)
    category = fields.String(required=True)
    category_name = fields.String(required=True)
    received = Moment(required=True)
    clocks = fields.List(fields.Nested(ClockOut), required=True)
    overdue = fields.List(fields.String(), required=True)
    assessment = fields.Nested(AssessmentOut, required=True)
    decision = fields.String(allow_none=True)
    groups = fields.List(fields.String(), required=True)
    facts = fields.Dict(required=True)
    papers_claimed = fields.List(fields.String(), required=True)
    supplement = fields.Nested(SupplementOut, allow_none=True)
    alert = fields.String(allow_none=True)
    attention = fields.List(fields.String(), required=True)
    lawyer = fields.String(allow_none=True)
    matters = fields.List(fields.String(), required=True)
    actions = fields.List(fields.String(), required=True)
    ended = Moment(allow_none=True)
    version = fields.Integer(required=True)


class ApplicationOut(OutlineOut):
    """An application for who may read all of it."""

    decided = fields.Nested(DecidedOut)
    notice = fields.Nested(NoticeOut)
    objection = fields.Nested(ObjectionOut)
    termination = fields.Nested(TerminationOut)
    offers = fields.List(fields.Nested(OfferLineOut))


class CandidateOut(Schema):
    """A lawyer who might be asked; `hindrance` says why he cannot be."""

    lawyer = fields.String(required=True)
    region = fields.String(required=True)
    open_matters = fields.Integer(required=True)
    offers_this_year = fields.Integer(required=True)
    hindrance = fields.String(allow_none=True)
    asked = fields.Boolean(required=True)


class ReportOut(Schema):
    """A progress report; its text for who may read it."""

    id = fields.String(required=True)
    at = Moment(required=True)
    text = fields.String()


class PaymentOut(Schema):
    """The subsidy of a matter, in fen."""

    kind = fields.String(required=True)
    amount_fen = fields.Integer(required=True)
    basis = fields.List(fields.String(), required=True)
    state = fields.String(required=True)
    approved = Moment(allow_none=True)
    paid = Moment(allow_none=True)
    reference = fields.String(allow_none=True)


class SubsidyOut(PaymentOut):
    """A subsidy in a list."""

    matter = fields.String(required=True)
    case = fields.String(required=True)
    region = fields.String(required=True)
    lawyer = fields.String(required=True)
    kind_name = fields.String(required=True)
    ended = Moment(allow_none=True)


class WorkOut(Schema):
    """A line of the work list."""

    id = fields.String(required=True)
    case = fields.String(required=True)
    state = fields.String(required=True)
    category = fields.String(required=True)
    category_name = fields.String(required=True)
    region = fields.String(required=True)
    groups = fields.List(fields.String(), required=True)
    clock = fields.String(allow_none=True)
    due = Moment(allow_none=True)
    attention = fields.List(fields.String(), required=True)
    overdue = fields.List(fields.String(), required=True)
    lawyer = fields.String(allow_none=True)
    level = fields.String(required=True)


class GoalOut(Schema):
    """The yearly service that is encouraged."""

    hours = fields.Integer(required=True)
    cases = fields.Integer(required=True)
    verified = fields.Boolean(required=True)


class MeterOut(Schema):
    """A year's service; `met` counts lawyers who reached the hours or the cases."""

    name = fields.String(required=True)
    by = fields.String(required=True)
    year = fields.Integer(required=True)
    lawyers = fields.Integer(required=True)
    hours = fields.Float(required=True)
    cases = fields.Integer(required=True)
    met = fields.Integer(required=True)
    goal = fields.Nested(GoalOut, required=True)


class MatterOut(Schema):
    """A lawyer's work on a case."""

    id = fields.String(required=True)
    case = fields.String(required=True)
    application = fields.String(required=True)
    state = fields.String(required=True)
    lawyer = fields.String(required=True)
    region = fields.String(required=True)
    category = fields.String(required=True)
    category_name = fields.String(required=True)
    opened = Moment(required=True)
    ended = Moment(allow_none=True)
    outcome = fields.String(allow_none=True)
    hours = fields.Float(allow_none=True)
    papers = fields.List(fields.String(), required=True)
    papers_due = Moment(allow_none=True)
    lacking = fields.List(fields.String(), required=True)
    subsidy = fields.Nested(PaymentOut, allow_none=True)
    replacement = fields.Nested(ReplacementOut, allow_none=True)
    reported_ground = fields.String(allow_none=True)
    clocks = fields.List(fields.Nested(ClockOut), required=True)
    reports = fields.List(fields.Nested(ReportOut), required=True)
    report = fields.String(allow_none=True)
    version = fields.Integer(required=True)


class RecipientOut(Schema):
    """Who is helped, and how to reach him."""

    id = fields.String(required=True)
    name = fields.String(allow_none=True)
    phone = fields.String(allow_none=True)
    id_number_masked = fields.String(allow_none=True)


class EntryOut(Schema):
    """An entry of the record."""

    seq = fields.Integer(required=True)
    type = fields.String(required=True)
    at = fields.String(required=True)
    actor = fields.String(required=True)
    basis = fields.List(fields.String(), required=True)
    data = fields.Dict(required=True)
