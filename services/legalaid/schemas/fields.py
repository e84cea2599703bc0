"""Fields of this service: strict yes and no, facts, a day or a moment."""

import base64
import binascii
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from marshmallow import ValidationError, fields

from services.legalaid.domain.periods import day_of


class YesNo(fields.Boolean):
    """JSON true or false, nothing that merely looks like it."""

    CODE = "yes_no"

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise ValidationError("yes_no")
        return value


class Facts(fields.Dict):
    """Facts by name: yes or no, or a whole number."""

    CODE = "facts"
    LARGEST = 10**12

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> dict[str, Any]:
        if not isinstance(value, Mapping) or len(value) > 60:
            raise ValidationError("facts")
        for name, fact in value.items():
            number = isinstance(fact, int) and abs(fact) <= self.LARGEST
            if not isinstance(name, str) or len(name) > 60 or not number:
                raise ValidationError({str(name)[:60]: ["fact"]})
        return dict(value)


class DayOrMoment(fields.Field[date]):
    """A date in China, or a moment whose date in China is meant."""

    CODE = "day"

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> date:
        if not isinstance(value, str):
            raise ValidationError("day")
        try:
            if len(value) == 10:
                return date.fromisoformat(value)
            moment = datetime.fromisoformat(value)
            if moment.tzinfo is None:
                raise ValidationError("day")
            return day_of(moment)
        except (ValueError, OverflowError) as bad:
            raise ValidationError("day") from bad


class Signature(fields.String):
    """A signature drawn on a screen: a PNG data URL of bounded size, in bytes and in pixels."""

    CODE = "signature"
    PREFIX, MAGIC = "data:image/png;base64,", b"\x89PNG\r\n\x1a\n"
    LARGEST, LONGEST_SIDE = 200_000, 2000

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text: str = super()._deserialize(value, attr, data, **kwargs)
        if not text.startswith(self.PREFIX) or len(text) > self.LARGEST:
            raise ValidationError("signature")
        try:
            image = base64.b64decode(text[len(self.PREFIX) :], validate=True)
        except (ValueError, binascii.Error) as bad:
            raise ValidationError("signature") from bad
        width, height = int.from_bytes(image[16:20], "big"), int.from_bytes(image[20:24], "big")
        sides = 0 < width <= self.LONGEST_SIDE and 0 < height <= self.LONGEST_SIDE
        if not image.startswith(self.MAGIC) or not sides:
            raise ValidationError("signature")
        return text
