"""The library's blueprint with typed decorators, and with who may call in every call's description."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import flask_smorest
import orjson
from flask import Request, request
from marshmallow import RAISE
from webargs.core import missing
from webargs.flaskparser import FlaskParser, is_json_request
from werkzeug.exceptions import UnsupportedMediaType

from kernel import answers, examples, shown

F = TypeVar("F", bound=Callable[..., Any])


class Parser(FlaskParser):
    """JSON as every reader takes it: no NaN, no half characters, no number beyond what can be kept."""

    def _raw_load_json(self, req: Request) -> Any:
        body = req.get_data(cache=True)
        if body and not is_json_request(req):
            raise UnsupportedMediaType  # never passed over: a call would do what nobody asked for
        try:
            return orjson.loads(body) if body else missing
        except orjson.JSONDecodeError as wrong:  # without a text the library would take the body for empty
            raise json.JSONDecodeError(wrong.msg, wrong.doc or repr(body), wrong.pos) from wrong


def _asked_nothing(view: F) -> F:
    """Refuse what stands in the query of a call that takes none: a mistake or an attack, never nothing."""

    @wraps(view)
    def checked(*args: Any, **named: Any) -> Any:
        if request.args:
            flask_smorest.abort(422, messages={"query": {name: ["unknown"] for name in request.args}})
        return view(*args, **named)

    return cast(F, checked)


class Blueprint(flask_smorest.Blueprint):  # type: ignore[misc]
    """The calls of one service: `kernel.web.allow` says who makes them; `told` is for `kernel.examples`."""

    ARGUMENTS_PARSER = Parser()

    def __init__(self, *args: Any, told: Path | None = None, **named: Any) -> None:
        super().__init__(*args, **named)
        self._told = examples.read(told)

    def route(self, rule: str, **options: Any) -> Callable[[F], F]:
        """Serve a path; the roles that `allow` names and the refusals go into the OpenAPI description."""
        register: Callable[[F], F] = super().route(rule, **options)

        def wrap(view: F) -> F:
            roles = sorted(vars(view).get("allowed", ()))
            public = "public" in roles
            methods = frozenset(options.get("methods") or ("GET",))
            example = examples.of(self._told, rule, methods)
            refusals = answers.refusals(rule, methods, public=public)
            described: F = self.doc(
                **{"x-roles": roles, "security": [] if public else [{"bearer": []}]},
                **example | {"responses": refusals | example.get("responses", {})},
            )(view if vars(view).get("takes_query") else _asked_nothing(view))
            return register(described)

        return wrap

    def arguments(self, *what: Any, **options: Any) -> Callable[[F], F]:
        """Load and check what was sent with a schema; unknown fields are refused in queries, too."""
        options.setdefault("unknown", RAISE)
        shown.loads(what[0])
        decorate: Callable[[F], F] = super().arguments(*what, **options)

        def wrap(view: F) -> F:
            decorated = decorate(view)
            if options.get("location") in ("query", "querystring"):
                vars(decorated)["takes_query"] = True
            return decorated

        return wrap

    def response(self, *what: Any, **options: Any) -> Callable[[F], F]:
        """Dump the answer with a schema; what it does not require may be null."""
        shown.shows(what[1] if len(what) > 1 else options.get("schema"))
        decorate: Callable[[F], F] = super().response(*what, **options)
        return decorate

    def alt_response(self, *what: Any, **options: Any) -> Callable[[F], F]:
        """Describe another answer."""
        decorate: Callable[[F], F] = super().alt_response(*what, **options)
        return decorate
