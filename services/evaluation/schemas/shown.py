"""What goes out: the rubric, samples and reviews."""

from marshmallow import fields

from kernel.schemas import Day, Moment, Schema


class IndicatorOut(Schema):
    """One weighted indicator; `name` in the caller's language."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    asks = fields.String(required=True)
    max = fields.Float(required=True)
    weight = fields.Float(required=True)


class MethodOut(Schema):
    """One of the four methods (Legal Aid Law 59)."""

    code = fields.String(required=True)
    name = fields.String(required=True)


class RubricOut(Schema):
    """A version of the rubric. `limit`: scores further apart call a third evaluator."""

    version = fields.String(required=True)
    verified = fields.Boolean(required=True)
    note = fields.String(required=True)
    basis = fields.List(fields.String(), required=True)
    items = fields.List(fields.Nested(IndicatorOut), required=True)
    methods = fields.List(fields.Nested(MethodOut), required=True)
    limit = fields.Float(required=True)


class ListedOut(Schema):
    """A case in the frame."""

    case = fields.String(required=True)
    service = fields.String(required=True)
    category = fields.String(required=True)
    handler = fields.String(required=True)
    closed = Day(required=True)


class StratumOut(Schema):
    """A part of the frame; `handler` is empty where handlers are taken together."""

    service = fields.String(required=True)
    category = fields.String(required=True)
    handler = fields.String(required=True)
    population = fields.Integer(required=True)
    drawn = fields.Integer(required=True)


class PeriodOut(Schema):
    """Both days counted, China's time."""

    start = Day(required=True, data_key="from")
    end = Day(required=True, data_key="to")


class SampleSummaryOut(Schema):
    """A sample without its frame."""

    id = fields.String(required=True)
    region = fields.String(required=True)
    period = fields.Nested(PeriodOut, required=True)
    rate = fields.Float(required=True)
    seed = fields.String(required=True)
    population = fields.Integer(required=True)
    drawn = fields.Integer(required=True)
    by = fields.String(required=True)
    at = Moment(required=True)


class SampleOut(SampleSummaryOut):
    """A sample with everything that its draw can be computed from again."""

    kind = fields.String(required=True)
    method = fields.String(required=True)
    how = fields.List(fields.String(), required=True)
    frame = fields.List(fields.Nested(ListedOut), required=True)
    strata = fields.List(fields.Nested(StratumOut), required=True)
    cases = fields.List(fields.String(), required=True)


class ProgressOut(Schema):
    """How far a sample is; `alpha` is Krippendorff's, for interval data, null while undefined."""

    drawn = fields.Integer(required=True)
    reviews = fields.Integer(required=True)
    scores = fields.Integer(required=True)
    settled = fields.Integer(required=True)
    alpha = fields.Float(required=True, allow_none=True)


class ReviewOut(Schema):
    """A review of one's own: never who else reviews the case, nor what they gave."""

    id = fields.String(required=True)
    case = fields.String(required=True)
    state = fields.String(required=True)
    region = fields.String(required=True)
    service = fields.String(required=True)
    category = fields.String(required=True)
    outcome = fields.String(required=True)
    opened = Moment(required=True)
    closed = Moment(required=True)
    due = Moment(required=True)
    rubric = fields.String(required=True)
    indicators = fields.Dict(keys=fields.String(), values=fields.Float(), required=True)
    score = fields.Float(required=True, allow_none=True)
    methods = fields.List(fields.String(), required=True)
    evidence = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
