"""Fields that identity has of its own."""

import re
from typing import Any

from marshmallow import ValidationError, fields, validate

from kernel.schemas import Phone
from services.identity.domain.staff import Role


class Mobile(Phone):
    """A mobile number in China, in E.164: only these can be sent a code."""

    def _deserialize(self, value: Any, *rest: Any, **kwargs: Any) -> str:
        number = super()._deserialize(value, *rest, **kwargs)
        if not re.fullmatch(r"\+861[3-9]\d{9}", number):
            raise ValidationError("mobile")
        return number


class Mailbox(fields.String):
    """An address of electronic mail in plain letters (RFC 5321)."""

    CODE = "mailbox"

    def _deserialize(self, value: Any, *rest: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, *rest, **kwargs)
        if len(text) > 254 or not re.fullmatch(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}", text):
            raise ValidationError("mailbox")
        return text


class OpenId(fields.String):
    """Who somebody is to the bureau's WeChat account (OpenID)."""

    CODE = "openid"

    def _deserialize(self, value: Any, *rest: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, *rest, **kwargs)
        if not re.fullmatch(r"[A-Za-z0-9_-]{10,64}", text):
            raise ValidationError("openid")
        return text


class SixDigits(fields.String):
    """A code: six digits."""

    CODE = "code"

    def _deserialize(self, value: Any, *rest: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, *rest, **kwargs)
        if not re.fullmatch(r"[0-9]{6}", text):
            raise ValidationError("code")
        return text


def password(*, required: bool = False) -> fields.String:
    """A password; what makes a good one is the domain's rule."""
    return fields.String(required=required, validate=validate.Length(1, 200), load_only=True)


class Profile(fields.Dict):
    """What others choose by: words, numbers, yes or no, and lists of words."""

    CODE = "profile"

    def _deserialize(self, value: Any, *rest: Any, **kwargs: Any) -> dict[str, Any]:
        found: dict[str, Any] = super()._deserialize(value, *rest, **kwargs)  # type: ignore[no-untyped-call]
        if len(found) > 40 or not all(_key(key) and _plain(item) for key, item in found.items()):
            raise ValidationError("profile")
        return found


def _key(key: object) -> bool:
    return isinstance(key, str) and re.fullmatch(r"[a-z][a-z0-9_]{0,39}", key) is not None


def _plain(value: object) -> bool:
    if isinstance(value, list):
        return len(value) <= 50 and all(isinstance(item, str) and len(item) <= 100 for item in value)
    return isinstance(value, bool | int | float) or (isinstance(value, str) and len(value) <= 500)


def roles(**rest: Any) -> fields.List[Any]:
    """At least one role that there is."""
    known = [role.value for role in Role]
    return fields.List(
        fields.String(validate=validate.OneOf(known)), validate=validate.Length(1, len(known)), **rest
    )
