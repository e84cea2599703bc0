"""Fields and schemas for the HTTP edge: every refusal is a code that becomes a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import phonenumbers
from marshmallow import RAISE, fields, pre_load, validate
from marshmallow import Schema as Base
from marshmallow.exceptions import ValidationError
from stdnum import numdb
from stdnum.cn import ric
from stdnum.exceptions import ValidationError as ImpossibleNumber
from webargs.fields import DelimitedList

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
FIRST_YEAR, LAST_YEAR = 1900, 2199  # no day of a case lies outside; sums of days stay possible
_CODES = {"required": "required", "null": "null", "unknown": "unknown", "type": "type"}


class Schema(Base):
    """Unknown fields are refused; every message is a code of `messages.json`, as `field.<code>`."""

    class Meta:
        unknown = RAISE

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.error_messages = {name: name for name in self.error_messages}

    @pre_load
    def whole_numbers(self, data: Any, **_: Any) -> Any:
        """A fraction is refused where a whole number is asked for, not cut off."""
        told = data if isinstance(data, Mapping) else {}
        whole = [f.data_key or name for name, f in self.load_fields.items() if isinstance(f, fields.Integer)]
        values = {name: told.get(name) for name in whole}
        if cut := [name for name, v in values.items() if isinstance(v, float) and not v.is_integer()]:
            raise ValidationError({name: ["invalid"] for name in cut})
        return data

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """Turn the library's sentences into our codes."""
        _code(field_obj)


def _code(field: fields.Field[Any]) -> None:
    field.error_messages = {name: _own(field, name) for name in field.error_messages}
    for check in field.validators:
        if isinstance(check, validate.Length):
            check.error = f"length|{_shown(check.equal or check.min)}|{_shown(check.equal or check.max)}"
        elif isinstance(check, validate.Range):
            check.error = f"range|{_shown(check.min)}|{_shown(check.max)}"
        elif isinstance(check, validate.OneOf):
            check.error = "choice|" + "、".join(str(choice) for choice in check.choices)
    for part in ("inner", "key_field", "value_field"):
        inner = getattr(field, part, None)
        if isinstance(inner, fields.Field):
            _code(inner)


def _shown(bound: object) -> str:
    return "…" if bound is None else str(bound)


def _own(field: fields.Field[Any], name: str) -> str:
    if name in _CODES:
        return _CODES[name]
    if isinstance(field, fields.Enum):
        return "choice|" + "、".join(str(item.value) for item in field.enum)
    return str(getattr(field, "CODE", "invalid"))


class Text(fields.String):
    """Text without control characters, 1 to `longest` characters as sent; trimmed then."""

    CODE = "text"

    def __init__(self, longest: int = 200, *, shortest: int = 1, **rest: Any) -> None:
        self._longest = longest
        super().__init__(validate=validate.Length(shortest, longest), **rest)

    def _deserialize(self, value: Any, *rest: Any, **kwargs: Any) -> str:
        sent: str = super()._deserialize(value, *rest, **kwargs)
        if _CONTROL.search(sent):
            raise ValidationError("text")
        return sent.strip() if len(sent) <= self._longest else sent  # then the check of its length refuses it


class Narrative(Text):
    """What happened, in the person's own words (案情)."""

    def __init__(self, longest: int = 5000, **rest: Any) -> None:
        super().__init__(longest, **rest)


class Ids(DelimitedList):
    """Ids separated by commas, as they stand in a query, 1 to `most`."""

    def __init__(self, most: int, **rest: Any) -> None:
        one = fields.String(validate=validate.Regexp(r"^[0-9A-Za-z_.:-]{1,64}$", error="invalid"))
        super().__init__(one, validate=validate.Length(1, most), **rest)


class Region(fields.String):
    """A GB/T 2260 code (行政区划代码) that exists."""

    CODE = "region"

    def _deserialize(self, value: Any, *rest: Any, **kwargs: Any) -> str:
        code = super()._deserialize(value, *rest, **kwargs)
        if not re.fullmatch(r"[1-9]\d{5}", code) or region_name(code) is None:
            raise ValidationError("region")
        return code


def region_name(code: str) -> str | None:
    """The name of a division that exists today (山丹县), or None."""
    parts = [found for _, found in numdb.get("cn/loc").info(code)]
    named = str(parts[-1].get("county", "")) if len(parts) == 2 else ""
    for name in named.split(","):
        years, _, plain = name.rpartition("]")
        if plain and (not years or years.endswith("-")):
            return plain
    return None


class Phone(fields.String):
    """A Chinese telephone number, kept in E.164."""

    CODE = "phone"

    def _deserialize(self, value: Any, *rest: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, *rest, **kwargs)
        try:
            number = phonenumbers.parse(text, "CN")
        except phonenumbers.NumberParseException as bad:
            raise ValidationError("phone") from bad
        if number.country_code != 86 or not phonenumbers.is_valid_number(number) or number.extension:
            raise ValidationError("phone")
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


class IdNumber(fields.String):
    """A resident identity card number (居民身份证号码, GB 11643) with a true check digit and day of birth.

    Its first six digits are where the person was first registered, which may be long after birth and in a
    county that has another code since: the province only must be one.
    """

    CODE = "id_number"

    def _deserialize(self, value: Any, *rest: Any, **kwargs: Any) -> str:
        number = str(ric.compact(super()._deserialize(value, *rest, **kwargs)))
        if not re.fullmatch(r"[1-9][0-9]{16}[0-9X]", number) or number[-1] != ric.calc_check_digit(number):
            raise ValidationError("id_number")
        try:
            ric.get_birth_date(number)
        except ImpossibleNumber as bad:
            raise ValidationError("id_number") from bad
        if not numdb.get("cn/loc").info(number[:2])[0][1]:
            raise ValidationError("id_number")
        return number


class Day(fields.Date):
    """A date, `YYYY-MM-DD`, in China's time."""

    CODE = "day"

    def __init__(self, **rest: Any) -> None:
        super().__init__(format="%Y-%m-%d", **rest)

    def _deserialize(self, value: Any, *rest: Any, **kwargs: Any) -> date:
        if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise ValidationError("day")
        day: date = super()._deserialize(value, *rest, **kwargs)
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError("day")
        return day


class Moment(fields.AwareDateTime):
    """A moment with its zone, RFC 3339."""

    CODE = "invalid"

    def _deserialize(self, value: Any, *rest: Any, **kwargs: Any) -> datetime:
        if not isinstance(value, str):
            raise ValidationError("invalid")
        moment: datetime = super()._deserialize(value, *rest, **kwargs)
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise ValidationError("invalid")
        return moment


class Paging(Schema):
    """The query of a list."""

    cursor = fields.String(load_default=None, validate=validate.Length(1, 300))
    limit = fields.Integer(load_default=50, validate=validate.Range(1, 200))
