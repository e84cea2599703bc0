"""Who is at this page: the token lies in the sealed session cookie; every page says whom it is for."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, ParamSpec

import httpx
import jwt
from flask import abort, current_app, g, request, session

from frontend.display import language
from frontend.gateway import Answer, Gateway, SignedOut

P = ParamSpec("P")
View = Callable[P, Any]

# What a visitor may ask before he signs in; only here the site speaks for itself.
BEFORE_SIGN_IN = {"/triage", "/categories", "/questions"}
# What is kept for a visitor whoever he is: found by phone and code, and asked by the site alone.
THE_SITES_OWN = {"/saved", "/saved/open", "/saved/drop"}
STAFF = frozenset({"officer", "operator", "supervisor", "admin", "lawyer", "mediator", "evaluator"})


def remember(answer: dict[str, Any], username: str | None = None) -> None:
    """Keep the token that identity gave. Old session content goes, so nobody's session can be fixed."""
    session.clear()
    session["token"] = answer["access_token"]
    session["roles"] = list(answer.get("roles") or [])
    session["until"] = int(time.time()) + int(answer.get("expires_in") or 3600)
    session["username"] = username
    session.permanent = True


def token() -> str | None:
    if "token" not in session or session.get("until", 0) <= time.time():
        return None
    return str(session["token"])


def roles() -> frozenset[str]:
    return frozenset(session.get("roles", ())) if token() else frozenset()


def username() -> str | None:
    return session.get("username") if token() else None


def is_staff() -> bool:
    return bool(roles() & STAFF)


def only(*wanted: str) -> Callable[[View[P]], View[P]]:
    """The page is for signed-in people (of one of these roles, if any are named)."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> Any:
            g.private = True
            if token() is None:
                raise SignedOut
            if wanted and not roles() & set(wanted):
                abort(403)
            return view(*args, **kwargs)

        return guarded

    return decorate


def careful(*cases: Mapping[str, Any]) -> None:
    """Somebody has a quiet matter (不得联系对方): every page from now on has the way out, until he leaves."""
    if not is_staff() and any(case.get("quiet") for case in cases):
        session["careful"] = True


def _headers(service: str, path: str, key: str | None = None, version: str | None = None) -> dict[str, str]:
    headers = {"Accept": "application/json", "Accept-Language": language()} | _device(service)
    ours = headers.get("X-Client-Token")
    bearer = ours if path in THE_SITES_OWN else token() or (ours if path in BEFORE_SIGN_IN else None)
    if bearer and path != "/codes":  # a stale token must not keep anybody from signing in again
        headers["Authorization"] = f"Bearer {bearer}"
    if key:
        headers["Idempotency-Key"] = key
    if version:
        headers["If-Match"] = version
    return headers


def _device(service: str) -> dict[str, str]:
    """The visitor's own address, with our proof for this one service: the services throttle him, not
    everybody behind this site.
    """
    secret = current_app.config["SETTINGS"].service_key
    if not secret:
        return {}
    now = int(time.time())
    claims = {"iss": "fengqiao", "sub": "service:frontend", "aud": service, "iat": now, "exp": now + 60}
    proof = jwt.encode(claims, secret, "HS256")
    return {"X-Client-Address": request.remote_addr or "unknown", "X-Client-Token": proof}


def _gateway() -> Gateway:
    gateway: Gateway = current_app.extensions["gateway"]
    return gateway


def read_full(service: str, path: str, **params: str | None) -> Answer:
    """GET as the visitor; parameters without a value are left out."""
    given = {name: value for name, value in params.items() if value}
    return _gateway().ask(service, "GET", path, _headers(service, path), params=given)


def read(service: str, path: str, **params: str | None) -> Any:
    """GET as the visitor; the body."""
    return read_full(service, path, **params).body


def listed(service: str, path: str, **params: str | None) -> list[dict[str, Any]]:
    """GET a list; its rows."""
    return read_full(service, path, **params).items


def first(service: str, path: str, **params: str | None) -> dict[str, Any] | None:
    """GET a list; its first row, if it has one."""
    return next(iter(listed(service, path, **params)), None)


def act(service: str, path: str, body: object = None, *, method: str = "POST", part: str = "") -> Any:
    """A step as the visitor. Its cause is the key that the form carries, so a double tap is one step.

    A form that takes several steps names the `part`: each has a key of its own."""
    key = request.form.get("once") or None
    own = f"{key}.{part}" if key and part else key
    headers = _headers(service, path, own, request.form.get("version") or None)
    return _gateway().ask(service, method, path, headers, json={} if body is None else body).body


def pipe(
    service: str, method: str, path: str, more: Mapping[str, str] | None = None, content: bytes | None = None
) -> httpx.Response:
    """A call for bytes as the visitor; `more` headers go along. The caller closes the answer."""
    return _gateway().pipe(
        service, method, path, {**_headers(service, path), **(more or {})}, content=content
    )


def once() -> str:
    """The key of the form being shown; a form shown again after an error with other words gets a new one."""
    return uuid.uuid4().hex
