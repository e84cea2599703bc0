"""Official documents."""

from marshmallow import fields

from kernel.schemas import Moment, Schema


class DocumentLineOut(Schema):
    """A document in a list."""

    id = fields.String(required=True)
    kind = fields.String(required=True)
    title = fields.String(required=True)
    number = fields.String(required=True)
    at = Moment(required=True)
    digest = fields.String(required=True)
    code = fields.String(required=True)


class PartOut(Schema):
    """A piece of a document."""

    form = fields.String(required=True)
    text = fields.String(required=True)
    head = fields.List(fields.String(), required=True)
    rows = fields.List(fields.List(fields.String()), required=True)


class PaperOut(Schema):
    """What stands in a document."""

    title = fields.String(required=True)
    issuer = fields.String(required=True)
    addressee = fields.String(required=True)
    copies_to = fields.String(required=True)
    ends_with_issuer = fields.Boolean(required=True)
    parts = fields.List(fields.Nested(PartOut), required=True)


class DocumentOut(DocumentLineOut):
    """A document with its content, and the case it belongs to."""

    case = fields.String(required=True)
    paper = fields.Nested(PaperOut, required=True)
    withdrawn = Moment(allow_none=True)


class VerifiedOut(Schema):
    """What may be known of a document by who holds it."""

    title = fields.String(required=True)
    issuer = fields.String(required=True)
    number = fields.String(required=True)
    at = Moment(required=True)
    digest = fields.String(required=True, metadata={"description": "SHA-256 of the PDF"})
    code = fields.String(required=True)
    withdrawn = Moment(allow_none=True)
