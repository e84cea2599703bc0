"""Stand-ins for the services, by the first contract: canned answers, every call noted. Only for tests of
pages.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.frontend.canned import ANSWERS

Reply = httpx.Response | Callable[[httpx.Request], httpx.Response] | dict[str, Any] | list[Any] | int


@dataclass
class Call:
    method: str
    path: str
    body: Any
    headers: dict[str, str]
    params: dict[str, str]


@dataclass
class StandIn:
    """`answers[("POST", "/api/intake/cases")]` may be a body, a status, a response or a function of the
    request.
    """

    answers: dict[tuple[str, str], Reply] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)

    def client(self, service: str) -> httpx.Client:
        return httpx.Client(base_url=f"http://{service}", transport=httpx.MockTransport(self._answer))

    def says(self, method: str, pattern: str, reply: Reply) -> None:
        self.answers[(method, pattern)] = reply

    def posted(self, pattern: str) -> list[Call]:
        return [c for c in self.calls if c.method != "GET" and re.fullmatch(pattern, c.path)]

    def _answer(self, request: httpx.Request) -> httpx.Response:
        body = json.loads(request.content) if request.content else None
        path = request.url.path
        self.calls.append(Call(request.method, path, body, dict(request.headers), dict(request.url.params)))
        for table in (self.answers, ANSWERS):
            for (method, pattern), reply in table.items():
                if method == request.method and re.fullmatch(pattern, path):
                    return _reply(reply, request)
        return problem(404, "没有找到。", "请检查地址。")


def _reply(reply: Any, request: httpx.Request) -> httpx.Response:
    if callable(reply):
        return _reply(reply(request), request)
    if isinstance(reply, httpx.Response):
        return reply
    if isinstance(reply, int):
        return problem(reply, "不行。", "请照提示改。")
    return httpx.Response(201 if request.method == "POST" else 200, json=reply)


def problem(status: int, wrong: str, remedy: str, name: str | None = None, code: str = "") -> httpx.Response:
    """A problem document as the services write it (RFC 9457)."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": wrong,
        "status": status,
        "detail": remedy,
        "remedy": remedy,
        "code": code,
    }
    if name:
        body["errors"] = [{"field": name, "detail": remedy, "remedy": remedy}]
    return httpx.Response(status, json=body, headers={"Content-Type": "application/problem+json"})
