"""States and events to plain JSON values and back, and the canonical bytes that are hashed."""

import hashlib
from typing import Any, TypeVar

import msgspec
import orjson

T = TypeVar("T")


def plain(value: Any) -> Any:
    """A dataclass as JSON values: enums by value, moments as RFC 3339, tuples as lists."""
    return orjson.loads(orjson.dumps(msgspec.to_builtins(value)))


def build(value: Any, kind: type[T]) -> T:
    """JSON values as a dataclass. Raises `msgspec.ValidationError` where they do not fit."""
    built = msgspec.convert(value, kind)
    _settle(built)
    return built


def _settle(value: Any) -> None:
    """Give each dataclass its defaults as its own: left to the class, `plain` would pass them over."""
    if isinstance(value, list | tuple):
        for part in value:
            _settle(part)
    elif isinstance(value, dict):
        for part in value.values():
            _settle(part)
    elif names := getattr(value, "__dataclass_fields__", None):
        own = vars(value)
        for name in names:
            own.setdefault(name, getattr(value, name))
        for part in own.values():
            _settle(part)


def canonical(value: Any) -> bytes:
    """The one way to write a value down: sorted keys, no spaces, UTF-8."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def digest(value: Any) -> str:
    """SHA-256 of the canonical bytes, in hex."""
    return hashlib.sha256(canonical(value)).hexdigest()
