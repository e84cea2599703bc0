"""The HTTP side of a service: who may call what, on whose behalf, and errors as problems."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, Response, current_app, g, request
from flask_smorest import Api

from kernel import answers, errors, health, ids, parked_calls, problems, room
from kernel.calls import Unavailable
from kernel.context import Context
from kernel.step import By, Outcome, traced
from kernel.tokens import BadToken, Claims
from kernel.words import PUBLIC, Actor

F = TypeVar("F", bound=Callable[..., Any])
ANYBODY, SIGNED_IN = "public", "*"
READING = frozenset({"GET", "HEAD", "OPTIONS"})
LARGEST_BODY = 6 * 1024 * 1024


def allow(*roles: str) -> Callable[[F], F]:
    """Say who may call: roles, `*` for anybody signed in, `public` for everybody."""

    def mark(view: F) -> F:
        vars(view)["allowed"] = frozenset(roles)
        return view

    return mark


def context() -> Context:
    """The context of the service that answers this request."""
    found: Context = current_app.extensions["fengqiao"]
    return found


def claims() -> Claims | None:
    """The claims of this request's token, or None where nobody signed in."""
    found: Claims | None = g.get("claims")
    return found


def actor() -> Actor:
    """Who makes this request."""
    known = claims()
    return known.actor if known else PUBLIC


def caller() -> By:
    """On whose behalf and because of what: the Idempotency-Key makes a repeat the same step."""
    who, key = actor(), request.headers.get("Idempotency-Key")
    match, trace = _if_match(), traced(request.headers.get("traceparent"))
    if not key:
        return By(who, f"http:{ids.new()}", fresh=True, if_match=match, trace=trace)
    place = f"{who.id}|{request.method} {request.path}|{key}"
    body = hmac.new(context().secret("request"), request.get_data(), hashlib.sha256).hexdigest()[:16]
    return By(
        who,
        "http:" + hashlib.sha256(place.encode()).hexdigest()[:32],
        digest=body,
        if_match=match,
        trace=trace,
    )


def address() -> str:
    """The address of the person's device; the frontend, which proves itself, passes it on."""
    told, proof = request.headers.get("X-Client-Address"), request.headers.get("X-Client-Token")
    if told and proof and context().checker.check(proof).actor.id == "service:frontend":
        return told
    return request.remote_addr or "unknown"


def _if_match() -> int | None:
    text = request.headers.get("If-Match", "").strip().removeprefix("W/").strip('"')
    if not text or text == "*":
        return None
    return int(text) if text.isdecimal() and len(text) < 10 else -1


def tagged(outcome: Outcome[Any]) -> Any:
    """The state of an outcome; its version goes out as ETag."""
    g.version = outcome.version
    return outcome.state


def create_app(ctx: Context) -> Flask:
    """The Flask app of one service."""
    problems.texts(ctx.service.messages)  # what is missing is noticed at the start, not at the first error
    app = Flask(ctx.service.name, static_folder=None)
    app.extensions["fengqiao"] = ctx
    name = ctx.service.name
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        API_TITLE=f"Fengqiao {name}",
        API_VERSION="1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX=f"/api/{name}",
        OPENAPI_JSON_PATH="openapi.json",
        PROPAGATE_EXCEPTIONS=False,
    )
    app.before_request(health.begin)  # first: what the guard refuses takes time, too
    app.before_request(_room)  # asks no database: one that has no disk would keep everybody waiting
    app.before_request(_guard)
    app.after_request(_finish)
    api = _Api(app)
    app.extensions["fengqiao_api"] = api
    api.spec.components.security_scheme("bearer", {"type": "http", "scheme": "bearer"})
    api.spec.components.schema(answers.PROBLEM, answers.SCHEMA)
    api.spec.components.response(answers.PROBLEM, answers.RESPONSE)
    api.register_blueprint(ctx.service.blueprint)
    api.register_blueprint(parked_calls.blueprint(name))
    app.register_blueprint(health.blueprint(name))
    errors.register(app)
    for endpoint, view in app.view_functions.items():
        if endpoint.startswith("api-docs."):
            vars(view)["allowed"] = frozenset({ANYBODY})
    return app


class _Api(Api):  # type: ignore[misc]
    """Errors are mapped in `errors`, in one place, not by the library; each call names its own."""

    DEFAULT_ERROR_RESPONSE_NAME = None

    def _register_error_handlers(self) -> None:
        return None


def _guard() -> Response | None:
    """Deny what states nobody; then check the token and the role."""
    if request.routing_exception is not None:
        return None
    view = current_app.view_functions.get(request.endpoint or "")
    allowed: frozenset[str] = getattr(view, "allowed", frozenset())
    header = request.headers.get("Authorization", "")
    if ANYBODY in allowed:
        g.claims = _claims_if_good(header)
        return None
    if header:
        g.claims = _claims(header)
    who = actor()
    if who is PUBLIC:
        return errors.answer(401, "sign_in_needed")
    if who.has(*allowed) or (SIGNED_IN in allowed and not who.has("service")):
        return None
    return errors.answer(403, "not_allowed")


def _room() -> Response | None:
    """Take no step that the database beside us may not be able to keep."""
    if request.method in READING or room.short(context().settings.database_dir) is None:
        return None
    return errors.answer(503, "disk_full", retry_after=30)


def _claims_if_good(header: str) -> Claims | None:
    """What is open to everybody stays open to who comes with a token that is over or cannot be checked."""
    try:
        return _claims(header) if header else None
    except (BadToken, Unavailable):
        return None


def _claims(header: str) -> Claims:
    kind, _, token = header.partition(" ")
    if kind.lower() != "bearer" or not token.strip():
        raise BadToken("not a bearer token")
    ctx = context()
    found = ctx.checker.check(token.strip())
    if ctx.revocations.covers(found):
        raise BadToken("taken back")
    return found


def _finish(answer: Response) -> Response:
    answer.headers.setdefault("Cache-Control", "no-store")
    answer.headers["X-Content-Type-Options"] = "nosniff"
    if (version := g.get("version")) is not None:
        answer.headers["ETag"] = f'"{version}"'
    return answer
