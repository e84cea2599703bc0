"""Fields of this service: strict yes and no, facts, a day or a moment."""

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
