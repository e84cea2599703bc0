"""Signing in and out, and one's own account."""

from typing import Any

from marshmallow import ValidationError, fields, validates_schema

from kernel.schemas import Schema, Text
from services.identity.schemas.fields import Mobile, SixDigits, password


class CodeWanted(Schema):
    """Send a code to this phone."""

    phone = Mobile(required=True, metadata={"example": "13800138000"})


class CodeSent(Schema):
    """`code` is there on a developer's machine only (DEV_CODES=1). Seconds."""

    expires_in = fields.Integer(required=True)
    code = fields.String()


class SignIn(Schema):
    """Either phone and code, or user name and password (and a one-time code if turned on)."""

    phone = Mobile()
    code = SixDigits()
    username = Text(64)
    password = password()
    otp = SixDigits()

    @validates_schema(skip_on_field_errors=True)
    def one_way(self, data: dict[str, Any], **_: Any) -> None:
        """One of the two ways, complete."""
        way, other = ({"phone", "code"}, {"username", "password"})[:: -1 if "username" in data else 1]
        if "username" not in data and "password" in data:
            raise ValidationError("required", "username")
        if missing := sorted(way - set(data)):
            raise ValidationError("required", missing[0])
        if mixed := sorted((other | ({"otp"} if "phone" in way else set())) & set(data)):
            raise ValidationError("one_way", mixed[0])


class TokenGiven(Schema):
    """A bearer token for the Authorization header. Seconds."""

    access_token = fields.String(attribute="text")
    token_type = fields.Constant("Bearer")
    expires_in = fields.Integer(attribute="seconds")
    roles = fields.Function(lambda token: sorted(token.actor.roles), metadata={"type": "array"})
    region = fields.String(attribute="actor.region", allow_none=True)
    subject = fields.String(attribute="actor.id")


class EndWhat(Schema):
    """Whether every sign-in of this person ends, or only this one."""

    everywhere = fields.Boolean(load_default=False)


class KeySet(Schema):
    """Public keys (JWKS)."""

    keys = fields.List(fields.Dict())


class Me(Schema):
    """The person who asks. Staff have a region and no phone here."""

    id = fields.String()
    roles = fields.List(fields.String())
    region = fields.String(allow_none=True)
    name = fields.String(allow_none=True)
    phone = fields.String(allow_none=True)
    id_number_masked = fields.String(allow_none=True)
    otp = fields.Boolean()


class NewPassword(Schema):
    """One's own password, and the present one."""

    current = password(required=True)
    password = password(required=True)


class OtpSecret(Schema):
    """For an authenticator app: the secret in base32, and the same as an otpauth:// address."""

    secret = fields.String()
    uri = fields.String()


class OtpGiven(Schema):
    """The first code that the app shows."""

    otp = SixDigits(required=True)
