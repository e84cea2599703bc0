"""A request as it comes in, checked field by field, and as a typed value for the handlers."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from marshmallow import fields, post_load, validate
from marshmallow.exceptions import ValidationError

from kernel.schemas import IdNumber, Narrative, Phone, Region, Schema, Text
from services.intake.events import Channel, Destination, Group

FACT_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
EXTERNAL = re.compile(r"\A[A-Za-z0-9_.:-]{1,80}\Z")
LARGEST_NUMBER = 9_999_999_999
"""Ten digits hold any amount in fen up to a hundred million yuan, and no mobile number."""
LONGEST_WORDS = 500
MOST_FACTS = 50


@dataclass(frozen=True)
class Person:
    """Somebody in the matter, in clear: only on the way to identity, never kept here."""

    name: str
    phone: str | None = None
    id_number: str | None = None
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True)
class Asked:
    """A submission. `contact` says how the person can be reached safely (安全联系方式)."""

    channel: Channel
    category: str
    narrative: str
    region: str
    applicant: Person
    opponent: Person | None
    facts: Mapping[str, bool | int | float | str]
    contact: Mapping[str, Any]
    preferred: Destination | None
    external: str | None


class Flag(fields.Boolean):
    """True or false, nothing that only looks like it."""

    CODE = "flag"

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **rest: Any) -> bool:
        if not isinstance(value, bool):
            raise ValidationError("flag")
        return value


class FactTable(fields.Dict):
    """Facts by name: yes or no, numbers, short texts."""

    CODE = "type"

    def _deserialize(self, value: Any, attr: str | None, data: Any, **rest: Any) -> dict[str, Any]:
        table: dict[str, Any] = super()._deserialize(value, attr, data, **rest)  # type: ignore[no-untyped-call]
        for name, fact in table.items():
            if not FACT_NAME.fullmatch(name) or len(table) > MOST_FACTS:
                raise ValidationError(f"fact_name|{name[:40]}")
            if not _usable(fact):
                raise ValidationError(f"fact_value|{name}")
        return table


def _usable(fact: Any) -> bool:
    if isinstance(fact, bool):
        return True
    if isinstance(fact, int | float):
        return math.isfinite(fact) and abs(fact) <= LARGEST_NUMBER
    return isinstance(fact, str) and 0 < len(fact.strip()) <= LONGEST_WORDS and fact.isprintable()


class SafeContactSchema(Schema):
    """How to reach the person safely: which number, which hours, say nothing to whoever answers."""

    phone = Phone()
    hours = Text(100)
    say_nothing = Flag()
    note = Text(200)


class OpponentSchema(Schema):
    """The other side (对方当事人): a person or an organisation."""

    name = Text(50, required=True)
    phone = Phone()

    @post_load
    def person(self, data: dict[str, Any], **_: Any) -> Person:
        """As a typed value."""
        return Person(**data)


class ApplicantSchema(OpponentSchema):
    """Who asks (申请人)."""

    phone = Phone(required=True)
    id_number = IdNumber()
    groups = fields.List(fields.Enum(Group, by_value=True), validate=validate.Length(0, len(Group)))

    @post_load
    def person(self, data: dict[str, Any], **_: Any) -> Person:
        """As a typed value; a group named twice counts once."""
        return Person(**(data | {"groups": tuple(dict.fromkeys(data.get("groups", ())))}))


class SubmissionSchema(Schema):
    """A new case from any of the three channels."""

    channel = fields.Enum(Channel, by_value=True, required=True)
    category = Text(40, required=True)
    narrative = Narrative(required=True)
    region = Region(required=True)
    applicant = fields.Nested(ApplicantSchema, required=True)
    opponent = fields.Nested(OpponentSchema, load_default=None)
    facts = FactTable(load_default=dict)
    safe_contact = fields.Nested(SafeContactSchema, load_default=dict)
    preferred = fields.Enum(Destination, by_value=True, load_default=None)
    external = fields.String(load_default=None, validate=validate.Regexp(EXTERNAL, error="external"))

    @post_load
    def asked(self, data: dict[str, Any], **_: Any) -> Asked:
        """As a typed value."""
        return Asked(contact=data.pop("safe_contact"), **data)
