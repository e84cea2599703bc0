"""What a recipient needs of a lawyer beyond the law: languages (语言、方言), and a place (地点)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import asin, cos, radians, sin, sqrt

from services.legalaid.law.read import read

EARTH_KM = 6371.0


@dataclass(frozen=True)
class Place:
    """A place by its code, with its position on the map."""

    code: str
    region: str
    zh: str
    en: str
    lat: float
    lon: float


@cache
def languages() -> Mapping[str, Mapping[str, str]]:
    """Languages and dialects that a lawyer may speak, in words."""
    found: Mapping[str, Mapping[str, str]] = read("needs.json")["languages"]
    return found


@cache
def places() -> Mapping[str, Place]:
    """The known places by code."""
    return {row["code"]: Place(**row) for row in read("needs.json")["places"]}


@cache
def kilometres(one: str, other: str) -> int | None:
    """The distance of two places as the crow flies, in whole kilometres; None where one is not known."""
    here, there = places().get(one), places().get(other)
    if here is None or there is None:
        return None
    lat, lon = radians(there.lat - here.lat) / 2, radians(there.lon - here.lon) / 2
    chord = sin(lat) ** 2 + cos(radians(here.lat)) * cos(radians(there.lat)) * sin(lon) ** 2
    return round(2 * EARTH_KM * asin(sqrt(chord)))
