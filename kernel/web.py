"""What a call of a service asks of its request: who may call, who calls, because of what, and from where."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from typing import Any, TypeVar

from flask import current_app, g, request

from kernel import ids
from kernel.context import Context
from kernel.step import By, Outcome, traced
from kernel.tokens import Claims
from kernel.words import PUBLIC, Actor

F = TypeVar("F", bound=Callable[..., Any])
ANYBODY, SIGNED_IN = "public", "*"


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
