"""Good requests spoilt in every place: database operators, other types, endless strings, endless depth."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

MEGABYTE = "样" * 350_000
OPERATORS: tuple[Any, ...] = ({"$ne": ""}, {"$gt": ""}, {"$regex": ".*"}, {"$where": "sleep(9)"}, ["a", "b"])
KEYS = ("$where", "$set", "a.b", "__proto__")
Spoilt = tuple[str, Any]


def deep(levels: int = 2000) -> Any:
    """Lists in lists."""
    nested: Any = "x"
    for _ in range(levels):
        nested = [nested]
    return nested


def bodies(body: Any) -> Iterator[Spoilt]:
    """The body with one thing wrong, and what it is."""
    for place in _strings(body):
        for operator in OPERATORS:
            yield f"{place} is {operator}", altered(body, place, operator)
    for place in _objects(body):
        for key in KEYS:
            yield f"{place} has the key {key}", altered(body, (*place, key), {"$ne": None})
    for place in [*_strings(body)][:1]:
        yield f"{place} is a megabyte", altered(body, place, MEGABYTE)
        yield f"{place} is deep", altered(body, place, deep(200))
    yield "an array for an object", [body]
    yield "a string for an object", "x"


def queries(query: dict[str, str]) -> Iterator[Spoilt]:
    """The query with one thing wrong."""
    for name in query or {"state": ""}:
        for operator in ("$ne", "$gt", "$regex"):
            yield f"{name}[{operator}]", {**query, f"{name}[{operator}]": "x"}
    yield "an unknown name", {**query, "$where": "1"}
    yield "a dotted name", {**query, "state.region": "620725"}


def _strings(body: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(body, str):
        yield place
    for key, value in _parts(body):
        yield from _strings(value, (*place, key))


def _objects(body: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(body, dict):
        yield place
    for key, value in _parts(body):
        yield from _objects(value, (*place, key))


def _parts(body: Any) -> list[tuple[Any, Any]]:
    if isinstance(body, dict):
        return list(body.items())
    return list(enumerate(body)) if isinstance(body, list) else []


def altered(body: Any, place: tuple[Any, ...], value: Any) -> Any:
    made = copy.deepcopy(body)
    inner = made
    for key in place[:-1]:
        inner = inner[key]
    if not place:
        return value
    inner[place[-1]] = value
    return made
