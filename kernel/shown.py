"""What is shown may be null, and its description says so: a thing that is not known yet, or not told.

marshmallow dumps None from every field, whatever the field says; a reader of the description has to know it.
Only schemas that nothing is loaded with are touched: what comes in stays as strict as it was declared.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from marshmallow import Schema, fields

_loaded: set[type[Schema]] = set()
_shown: set[type[Schema]] = set()


class UsedBothWays(TypeError):
    """A schema that loads and dumps: what may be null when shown could then come in as null."""


def loads(schema: Any) -> None:
    """Note that this schema checks what comes in."""
    _loaded.update(type(part) for part in _parts(_made(schema)))
    _apart()


def shows(schema: Any) -> None:
    """Let everything that this schema does not require be null."""
    if isinstance(schema, dict | str) or schema is None:
        return
    for part in _parts(_made(schema)):
        _shown.add(type(part))
        for known in (part.fields, vars(type(part))["_declared_fields"]):
            for field in known.values():
                field.allow_none = field.allow_none or not field.required
    _apart()


def _apart() -> None:
    if both := _loaded & _shown:
        names = ", ".join(sorted(one.__qualname__ for one in both))
        raise UsedBothWays(f"{names}: make one schema for what comes in and one for what is shown")


def _made(schema: Any) -> Schema:
    made: Schema = schema() if isinstance(schema, type) else schema
    return made


def _parts(schema: Schema) -> Iterator[Schema]:
    yield schema
    for field in schema.fields.values():
        for inner in _inside(field):
            yield from _parts(inner)


def _inside(field: Any) -> Iterator[Schema]:
    if isinstance(field, fields.Nested):
        yield field.schema
    for name in ("inner", "value_field"):
        if isinstance(found := getattr(field, name, None), fields.Field):
            yield from _inside(found)
