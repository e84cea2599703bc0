"""Examples of calls (示例): what is sent and answered, kept beside a service and shown in its OpenAPI."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import orjson

JSON = "application/json"
PLACE = re.compile(r"<(?:\w+:)?(\w+)>")  # Flask's way to write what OpenAPI writes in braces
Told = Mapping[str, Mapping[str, Any]]


def read(path: Path | None) -> Told:
    """By call, as `POST /cases/{id}/accept`: `sent`, `status`, `answer`, as far as they are JSON."""
    found: Told = orjson.loads(path.read_bytes()) if path else {}
    return found


def of(told: Told, rule: str, methods: Iterable[str]) -> dict[str, Any]:
    """The parts of a call's description that hold its example; a path has one method here."""
    (method,) = methods
    path = PLACE.sub(r"{\1}", rule)
    one = told.get(f"{method} {path}", {})
    found: dict[str, Any] = {}
    if "sent" in one:
        found["requestBody"] = _content(one["sent"])
    if "answer" in one:
        found["responses"] = {one["status"]: _content(one["answer"])}
    return found


def _content(example: Any) -> dict[str, Any]:
    return {"content": {JSON: {"example": example}}}
