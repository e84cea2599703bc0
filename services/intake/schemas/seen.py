"""Who opened a case, as its owner sees it."""

from marshmallow import Schema, fields

from kernel.schemas import Moment


class ReadingSchema(Schema):
    """Who looked (`by`: a user name, a person, a service), at what, why, when."""

    at = Moment(required=True)
    by = fields.String(attribute="actor", required=True)
    what = fields.String(required=True)
    purpose = fields.String(required=True)
