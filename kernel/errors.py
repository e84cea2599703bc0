"""Every exception that can leave a view, mapped to a problem document in one place."""

from __future__ import annotations

import logging
from typing import Any

from flask import Flask, Response, current_app
from pymongo.errors import PyMongoError
from werkzeug.exceptions import HTTPException

from kernel import faults, problems, vault
from kernel.calls import Unavailable
from kernel.store import Busy
from kernel.throttle import Throttled
from kernel.tokens import BadToken
from kernel.words import Refusal

log = logging.getLogger("fengqiao.web")
CODES = {
    400: "not_json",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    415: "unsupported_media_type",
}


def answer(status: int, code: str, **rest: Any) -> Response:
    """A problem with the texts of this service."""
    return problems.problem(status, code, own=current_app.extensions["fengqiao"].service.messages, **rest)


def register(app: Flask) -> None:
    """Map all exceptions of this app."""
    app.register_error_handler(Refusal, _refusal)
    app.register_error_handler(BadToken, lambda bad: answer(401, "token_refused"))
    app.register_error_handler(Throttled, _throttled)
    app.register_error_handler(vault.Erased, lambda gone: answer(410, "erased"))
    for away in (Unavailable, Busy, PyMongoError):
        app.register_error_handler(away, _away)
    app.register_error_handler(RecursionError, lambda deep: answer(400, "not_json"))
    app.register_error_handler(UnicodeError, lambda odd: answer(400, "not_json"))
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def _refusal(no: Refusal) -> Response:
    wait = no.params.get("retry_after")
    shown = {name: value for name, value in no.params.items() if name != "retry_after"}
    retry_after = int(str(wait)) if wait is not None else None
    return answer(no.status, no.code, field=no.field, retry_after=retry_after, **shown)


def _throttled(slow: Throttled) -> Response:
    return answer(429, "throttled", retry_after=slow.seconds, seconds=slow.seconds)


def _away(away: Exception) -> Response:
    log.warning("not available: %s", type(away).__name__)
    return answer(503, "unavailable", retry_after=2)


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    if status == 422:
        return _fields(getattr(error, "data", {}).get("messages") or {})
    return answer(status, CODES.get(status, "unexpected"))


def _fields(messages: dict[str, Any]) -> Response:
    own = current_app.extensions["fengqiao"].service.messages
    found = [e for place in messages.values() for e in problems.field_errors(place, own)]
    return answer(422, "invalid", errors=found)


def _unexpected(error: Exception) -> Response:
    log.error("unexpected %s", faults.where(error))
    return answer(500, "unexpected")
