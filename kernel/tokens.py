"""Who is asking: identity's tokens for people, the stack's own tokens between services.

People carry an EdDSA JWT made by identity and checked here with its public keys. Services carry
a short-lived HS256 JWT made with the service key, which names the one service that it is for in
`aud` - whoever gets hold of one cannot use it anywhere else - and the one it acts for in `act`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any

import jwt
from cachetools import TTLCache

from kernel.words import Actor

ISSUER = "fengqiao"
SERVICE_TOKEN_SECONDS = 60
REFETCH_SECONDS = 5.0
LEEWAY_SECONDS = 10  # how far another machine's clock may be ahead of ours


class BadToken(Exception):
    """The token is not ours, was altered, is over, or was taken back."""


@dataclass(frozen=True)
class Claims:
    """What a checked token says. `id` is the token's own name, `at` when it was issued (epoch s)."""

    actor: Actor
    id: str
    at: float
    until: float
    acting_for: str | None = None


class Checker:
    """Checks tokens for one service, `me`; keeps what it has checked until the token ends."""

    def __init__(self, service_key: bytes, me: str, fetch_keys: Callable[[], dict[str, Any]]) -> None:
        self._service_key, self._me = service_key, me
        self._fetch = fetch_keys
        self._keys: dict[str, Any] = {}
        self._asked = float("-inf")
        self._checked: TTLCache[str, Claims] = TTLCache(4096, ttl=300)
        self._lock = Lock()

    def check(self, token: str) -> Claims:
        """The claims of a token. Raises BadToken."""
        with self._lock:
            claims = self._checked.get(token)
        if claims is None:
            claims = self._decode(token)
            with self._lock:
                self._checked[token] = claims
        if claims.until <= time.time():
            raise BadToken("expired")
        return claims

    def _decode(self, token: str) -> Claims:
        try:
            header = jwt.get_unverified_header(token)
            if header.get("alg") == "HS256":
                return _service_claims(
                    jwt.decode(token, self._service_key, ["HS256"], audience=self._me, **_DEMANDS)
                )
            key = self._key(str(header.get("kid", "")))
            return _person_claims(jwt.decode(token, key, ["EdDSA"], **_DEMANDS))
        except (jwt.PyJWTError, KeyError, TypeError, ValueError) as bad:
            raise BadToken(type(bad).__name__) from bad

    def _key(self, kid: str) -> Any:
        if kid not in self._keys and time.monotonic() - self._asked > REFETCH_SECONDS:
            found = jwt.PyJWKSet.from_dict(self._fetch()).keys
            self._keys = {str(key.key_id): key.key for key in found}
            self._asked = time.monotonic()
        return self._keys[kid]


_DEMANDS: dict[str, Any] = {
    "issuer": ISSUER,
    "leeway": LEEWAY_SECONDS,
    "options": {"require": ["sub", "exp", "iat", "iss"]},
}


def _person_claims(claims: dict[str, Any]) -> Claims:
    roles = frozenset(str(role) for role in claims["roles"])
    if "service" in roles or str(claims["sub"]).startswith("service:"):
        raise ValueError("a person's token cannot be a service's")
    actor = Actor(str(claims["sub"]), roles, claims.get("region"))
    return Claims(actor, str(claims["jti"]), float(claims["iat"]), float(claims["exp"]))


def _service_claims(claims: dict[str, Any]) -> Claims:
    if not str(claims["sub"]).startswith("service:"):
        raise ValueError("only services sign with the service key")
    actor = Actor(str(claims["sub"]), frozenset({"service"}))
    return Claims(actor, "", float(claims["iat"]), float(claims["exp"]), claims.get("act"))


def for_service(name: str, service_key: bytes, acting_for: str | None = None, *, to: str) -> str:
    """A token with which a service (or the launcher) calls the service `to`, for a minute."""
    now = int(time.time())
    claims = {"iss": ISSUER, "sub": f"service:{name}", "aud": to, "iat": now}
    claims["exp"] = now + SERVICE_TOKEN_SECONDS
    if acting_for:
        claims["act"] = acting_for
    return jwt.encode(claims, service_key, "HS256")
