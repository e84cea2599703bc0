"""Errors as RFC 9457 problem documents: what is wrong, which field, what to do, in the caller's language."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from flask import Response, request

HERE = Path(__file__).with_name("messages.json")
LANGUAGES = ("zh", "en")
Texts = Mapping[str, Mapping[str, Mapping[str, str]]]


@cache
def texts(path: Path = HERE) -> Texts:
    """The texts of one file: code → language → `wrong`, `remedy`."""
    found: Texts = json.loads(path.read_text("utf-8"))
    return found


def language() -> str:
    """The caller's language: Chinese unless he prefers English."""
    return request.accept_languages.best_match(LANGUAGES) or "zh"


class _Gaps(dict[str, object]):
    def __missing__(self, name: str) -> str:
        return "…"


def say(code: str, params: Mapping[str, object], own: Path | None = None) -> tuple[str, str]:
    """What is wrong and what to do, in the caller's language."""
    known = (texts(own) if own else {}).get(code) or texts().get(code) or texts()["unexpected"]
    text = known[language()]
    values = _Gaps(params)
    return text["wrong"].format_map(values), text["remedy"].format_map(values)


def problem(
    status: int,
    code: str,
    *,
    errors: Sequence[Mapping[str, str]] = (),
    own: Path | None = None,
    field: str | None = None,
    retry_after: int | None = None,
    **params: object,
) -> Response:
    """A problem document. `errors` holds one entry a field: field, message, remedy."""
    wrong, remedy = say(code, params, own)
    body: dict[str, Any] = {
        "type": f"urn:fengqiao:problem:{code}",
        "title": wrong,
        "status": status,
        "detail": remedy,
        "code": code,
        "remedy": remedy,
    }
    if field and not errors:
        errors = [{"field": field, "message": wrong, "remedy": remedy, "code": code}]
    if errors:
        body["errors"] = list(errors)
    answer = Response(json.dumps(body, ensure_ascii=False), status, content_type="application/problem+json")
    answer.headers["Content-Language"] = language()
    answer.headers["Cache-Control"] = "no-store"
    if retry_after is not None:
        answer.headers["Retry-After"] = str(retry_after)
    if status == 401:
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def field_errors(messages: Any, own: Path | None, path: str = "") -> list[dict[str, str]]:
    """Marshmallow's tree of codes as a flat list with texts; `code|a|b` carries parameters."""
    if isinstance(messages, Mapping):
        parts = [
            field_errors(m, own, f"{path}.{name}" if path else str(name)) for name, m in messages.items()
        ]
        return [error for part in parts for error in part]
    found = []
    for message in messages if isinstance(messages, list) else [messages]:
        code, *params = str(message).split("|")
        wrong, remedy = say(f"field.{code}", dict(zip("abc", params, strict=False)), own)
        found.append(
            {"field": path.removesuffix("._schema"), "message": wrong, "remedy": remedy, "code": code}
        )
    return found
