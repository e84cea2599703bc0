"""Reaching a person's phone."""

from marshmallow import fields, validate

from kernel.schemas import Schema, Text
from services.identity.schemas.fields import Mailbox, Mobile, OpenId, SixDigits


class CodeFor(Schema):
    """A code for one purpose, to the person's phone or to the one that is safe."""

    purpose = Text(150, required=True)
    phone = Mobile(load_default=None)


class CodeTried(CodeFor):
    """The code that somebody typed."""

    code = SixDigits(required=True)


class CodeFits(Schema):
    """Whether it was the one; it is used up then."""

    right = fields.Boolean(required=True)


class Message(CodeFor):
    """Words for a phone, and an address after them that is written down nowhere."""

    text = Text(300, required=True)
    address = fields.Url(
        load_default=None, require_tld=False, schemes={"http", "https"}, validate=validate.Length(1, 500)
    )


class Contact(Schema):
    """Where somebody of the staff is written to: mobile, mailbox, openid of the bureau's WeChat account."""

    phone = Mobile(allow_none=True, metadata={"example": "13900139000"})
    email = Mailbox(allow_none=True, metadata={"example": "wang@firm.example.cn"})
    wechat = OpenId(allow_none=True)


class ContactOut(Schema):
    """The same in clear, for its holder; what is not set is left out."""

    phone = fields.String()
    email = fields.String()
    wechat = fields.String()


class StaffMessage(Schema):
    """Words for an account, and an address after them that is written down nowhere."""

    text = Text(300, required=True)
    address = fields.Url(
        load_default=None, require_tld=False, schemes={"http", "https"}, validate=validate.Length(1, 500)
    )


class MessageSent(Schema):
    """It was handed over."""

    sent = fields.Boolean(required=True)
