"""Canaries: made-up words, names and numbers that stand nowhere else, put where people write."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from tests.abuse.spoiling import altered

PHONES, NUMBERS = ("phone",), ("id_number",)
_NEXT = count(1)


@dataclass(frozen=True)
class Planted:
    """A body with canaries in it: each by the place where it stands."""

    body: Any
    canaries: dict[str, str]


def word() -> str:
    """Words that nobody else writes."""
    return f"金丝雀{next(_NEXT):04d}号夜莺"


def phone() -> str:
    """A number that nobody has."""
    return f"1597531{next(_NEXT):04d}"


def id_number() -> str:
    """A good ID number (GB 11643) of nobody."""
    body = f"62072519530101{next(_NEXT):03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11]


def planted(body: Any) -> Iterator[Planted]:
    """The body with a canary in every place at once, then in each place alone."""
    places = list(_written(body))
    whole, canaries = body, {}
    for place, canary in places:
        whole = altered(whole, place, canary)
        canaries[".".join(map(str, place))] = canary
    if places:
        yield Planted(whole, canaries)
    for place, _ in places if len(places) > 1 else ():
        canary = _canary(place[-1])
        yield Planted(altered(body, place, canary), {".".join(map(str, place)): canary})


def forms(canary: str) -> Iterator[str]:
    """In clear, and as it would stand in JSON, a URL or base64."""
    yield canary
    yield canary.encode("unicode_escape").decode()
    yield "".join(f"%{byte:02X}" for byte in canary.encode())
    yield base64.b64encode(canary.encode()).decode().rstrip("=")[:-1]


def _written(body: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str]]:
    """The places where somebody writes: words that are not ASCII, telephone and ID numbers."""
    if isinstance(body, dict | list):
        for name, part in body.items() if isinstance(body, dict) else enumerate(body):
            yield from _written(part, (*place, name))
    elif isinstance(body, str) and place and (not body.isascii() or place[-1] in (*PHONES, *NUMBERS)):
        yield place, _canary(place[-1])


def _canary(name: Any) -> str:
    return phone() if name in PHONES else id_number() if name in NUMBERS else word()
