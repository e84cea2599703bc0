"""Calling another service: the same client in one process or over the network, with timeouts."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import httpx

from kernel import tokens

Client = Callable[[str], httpx.Client]
TIMEOUT = httpx.Timeout(5.0, connect=1.0)
RETRY_PAUSE = 0.15


class Unavailable(Exception):
    """The other service does not answer now; nothing was changed here."""

    def __init__(self, service: str) -> None:
        super().__init__(service)
        self.service = service


class Caller:
    """Calls one service with this service's own token."""

    def __init__(self, me: str, other: str, client: Client, service_key: bytes) -> None:
        self._me, self._other, self._client, self._key = me, other, client, service_key

    def get(
        self, path: str, *, params: dict[str, Any] | None = None, by: str | None = None
    ) -> httpx.Response:
        """GET; `by` is the id of the actor on whose behalf. Raises Unavailable."""
        return self._send("GET", path, by, params=params)

    def post(
        self, path: str, *, json: Any = None, by: str | None = None, key: str | None = None
    ) -> httpx.Response:
        """POST; `key` is an idempotency key. Raises Unavailable."""
        return self._send("POST", path, by, json=json, key=key)

    def _send(
        self, method: str, path: str, by: str | None, key: str | None = None, **rest: Any
    ) -> httpx.Response:
        token = tokens.for_service(self._me, self._key, by, to=self._other)
        headers = {"Authorization": f"Bearer {token}"}
        if key:
            headers["Idempotency-Key"] = key
        for attempt in (1, 2):
            try:
                answer = self._client(self._other).request(method, path, headers=headers, **rest)
            except httpx.HTTPError as away:
                if attempt == 2:
                    raise Unavailable(self._other) from away
                time.sleep(RETRY_PAUSE)
                continue
            if answer.status_code in (502, 503, 504):
                raise Unavailable(self._other)
            return answer
        raise Unavailable(self._other)
