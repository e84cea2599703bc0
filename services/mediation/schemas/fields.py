"""Fields of this service: strict yes and no, whole numbers, a signature's picture, a video link."""

import re
from typing import Any

from marshmallow import ValidationError, fields

from services.mediation.domain.image import LARGEST, NotPng, read_data_url

_SCHEME = re.compile(r"\s*[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class YesNo(fields.Boolean):
    """JSON true or false, nothing that merely looks like it."""

    CODE = "yes_no"

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise ValidationError("yes_no")
        return value


class Whole(fields.Integer):
    """A JSON whole number."""

    CODE = "whole"

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise ValidationError("whole")
        return value


class SignatureImage(fields.String):
    """A PNG data URL, real and bounded."""

    CODE = "image"

    def __init__(self, **rest: Any) -> None:
        super().__init__(
            metadata={"maxLength": LARGEST * 4 // 3 + 64, "pattern": "^data:image/png;base64,"}, **rest
        )

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text: str = super()._deserialize(value, attr, data, **kwargs)
        try:
            read_data_url(text)
        except NotPng as bad:
            raise ValidationError("image") from bad
        return text


class Video(fields.Field[str]):
    """A link (https only), a meeting's number in words, or `true`: the mediator will tell it."""

    CODE = "video"

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        if value is True:
            return ""
        if not isinstance(value, str) or not 0 < len(value.strip()) <= 500 or not value.isprintable():
            raise ValidationError("video")
        if _SCHEME.match(value.strip()) and not value.strip().startswith("https://"):
            raise ValidationError("video")
        return value.strip()
