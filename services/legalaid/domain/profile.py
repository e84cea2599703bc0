"""What a profile says about a lawyer (律师档案): what is well formed counts, the rest is unknown."""

from collections.abc import Mapping
from datetime import date
from typing import Any


def told(profile: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of the roster that the profile tells."""
    return {
        "person": _text(profile.get("person")),
        "firm": _text(profile.get("firm")),
        "years": _whole(profile.get("years")),
        "practising_since": _day(profile.get("practising_since")),
        "licensed_from": _day(profile.get("licensed_from")),
        "licensed_until": _day(profile.get("licensed_until")),
        "specialities": _texts(profile.get("specialities")),
        "languages": _texts(profile.get("languages")),
        "place": _text(profile.get("place")),
        "juvenile": _yes_no(profile.get("juvenile")),
        "capacity": _whole(profile.get("capacity")),
    }


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        return ()
    return tuple(sorted({text for text in value if isinstance(text, str) and text}))


def _whole(value: object) -> int | None:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and isinstance(value, int) and 0 <= value < 1000 else None


def _yes_no(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
