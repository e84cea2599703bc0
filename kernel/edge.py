"""The app of one service: every request passes the same guards, and errors go out as problems."""

from __future__ import annotations

from flask import Flask, Response, current_app, g, request
from flask_smorest import Api

from kernel import answers, errors, health, parked_calls, problems, room, turns
from kernel.calls import Unavailable
from kernel.context import Context
from kernel.tokens import BadToken, Claims
from kernel.web import ANYBODY, SIGNED_IN, actor, address, context
from kernel.words import PUBLIC

READING = frozenset({"GET", "HEAD", "OPTIONS"})
LARGEST_BODY = 6 * 1024 * 1024


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
    app.before_request(_turn)
    app.after_request(_finish)
    app.teardown_request(_turn_over)
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


def _turn() -> Response | None:
    """So many requests of one person or address at once; services ask on behalf of many."""
    who = actor()
    if who.has("service") or request.path in health.PROBES:
        return None
    caller = _address() if who is PUBLIC else who.id
    if not context().turns.take(caller):
        return errors.answer(429, "too_many_at_once", retry_after=turns.AGAIN_SECONDS)
    g.turn = caller
    return None


def _turn_over(_error: BaseException | None) -> None:
    if (caller := g.pop("turn", None)) is not None:
        context().turns.give(caller)


def _address() -> str:
    """The address, also where somebody tells another one and cannot prove that he may."""
    try:
        return address()
    except (BadToken, Unavailable):
        return request.remote_addr or "unknown"


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
