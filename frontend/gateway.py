"""The site's only way to the services: HTTP with a time limit, answers or one of three mishaps."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import httpx

ClientFactory = Callable[[str], httpx.Client]
LIMIT = httpx.Timeout(10.0, connect=3.0)


@dataclass
class Problem(Exception):
    """A service said no (RFC 9457). `wrong` says what, `remedy` what to do, `fields` which input it means."""

    status: int
    wrong: str
    remedy: str
    fields: dict[str, str]
    code: str = ""

    @property
    def said(self) -> str:
        """What is wrong and what to do, in one breath."""
        return _sentence(self.wrong, self.remedy)


@dataclass
class Away(Exception):
    """A service cannot be reached, or says so itself; `retry_after` in seconds."""

    service: str
    retry_after: int = 10


class SignedOut(Exception):
    """The token is missing, expired or withdrawn: the person signs in again and goes on where he was."""


@dataclass(frozen=True)
class Answer:
    """`following` is the cursor of the next page of a list, if there is one."""

    status: int
    body: Any
    etag: str | None = None
    following: str | None = None

    @property
    def items(self) -> list[dict[str, Any]]:
        """The rows of a list, whether it came bare or in a page."""
        found = self.body.get("items", []) if isinstance(self.body, dict) else self.body
        return [row for row in found or [] if isinstance(row, dict)]


class Gateway:
    """One client per service, made when first used (after the fork), shared by the threads of a worker."""

    def __init__(self, factory: ClientFactory) -> None:
        self._factory = factory
        self._clients: dict[str, httpx.Client] = {}
        self._lock = threading.Lock()

    def _client(self, service: str) -> httpx.Client:
        with self._lock:
            if service not in self._clients:
                self._clients[service] = self._factory(service)
            return self._clients[service]

    def ask(
        self,
        service: str,
        method: str,
        path: str,
        headers: Mapping[str, str],
        *,
        json: object = None,
        params: Mapping[str, str] | None = None,
    ) -> Answer:
        """One call. Raises Problem, Away or SignedOut."""
        try:
            reply = self._client(service).request(
                method,
                f"/api/{service}{path}",
                headers=dict(headers),
                json=json,
                params=params,
                timeout=LIMIT,
            )
        except httpx.TransportError as fault:
            raise Away(service) from fault
        return _answer(service, reply)

    def pipe(
        self,
        service: str,
        method: str,
        path: str,
        headers: Mapping[str, str],
        *,
        content: bytes | None = None,
        params: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """One call for bytes: the answer's body is not read yet, whatever it is. Raises Away."""
        client = self._client(service)
        asked = client.build_request(
            method,
            f"/api/{service}{path}",
            headers=dict(headers),
            content=content,
            params=params,
            timeout=LIMIT,
        )
        try:
            return client.send(asked, stream=True)
        except httpx.TransportError as fault:
            raise Away(service) from fault


def judged(service: str, reply: httpx.Response) -> Answer:
    """What an answer to `pipe` says, read whole. Raises Problem, Away or SignedOut."""
    try:
        reply.read()
        return _answer(service, reply)
    except httpx.TransportError as fault:
        raise Away(service) from fault
    finally:
        reply.close()


def over_network(urls: Mapping[str, str]) -> ClientFactory:
    return lambda service: httpx.Client(base_url=urls[service])


def _answer(service: str, reply: httpx.Response) -> Answer:
    if reply.status_code == 401:
        raise SignedOut
    if reply.status_code >= 500:
        raise Away(service, _seconds(reply))
    body = _json(reply)
    if reply.status_code >= 400:
        raise _problem(reply.status_code, body if isinstance(body, dict) else {})
    return Answer(reply.status_code, body, reply.headers.get("ETag"), _following(reply, body))


def _following(reply: httpx.Response, body: Any) -> str | None:
    """The next cursor: in the page itself, or in the Link header of a bare list."""
    if isinstance(body, dict) and "items" in body:
        return body.get("next")
    link = reply.links.get("next", {}).get("url")
    return httpx.URL(link).params.get("cursor") if link else None


def _seconds(reply: httpx.Response) -> int:
    value = reply.headers.get("Retry-After", "")
    return int(value) if value.isdigit() else 10


def _json(reply: httpx.Response) -> Any:
    if not reply.content:
        return None
    try:
        return reply.json()
    except ValueError:
        return None


def _problem(status: int, body: dict[str, Any]) -> Problem:
    fields = {
        str(e.get("field")): _sentence(e.get("message"), e.get("remedy")) for e in body.get("errors") or []
    }
    wrong, remedy = str(body.get("title") or ""), str(body.get("remedy") or body.get("detail") or "")
    return Problem(status, wrong, remedy, fields, str(body.get("code") or ""))


def _sentence(*parts: object) -> str:
    return " ".join(str(part) for part in parts if part).replace("。 ", "。")
