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
    return msgspec.convert(value, kind)


def canonical(value: Any) -> bytes:
    """The one way to write a value down: sorted keys, no spaces, UTF-8."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def digest(value: Any) -> str:
    """SHA-256 of the canonical bytes, in hex."""
    return hashlib.sha256(canonical(value)).hexdigest()
