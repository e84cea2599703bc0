"""The site before the real intake service, with an identity that signs anybody in: for pages of papers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
from flask import Flask

from frontend.app import create_app
from frontend.settings import Settings
from kernel.testkit import Kit
from services.intake.service import SERVICE
from tests.intake.desk import Desk
from tests.intake.desk import StandIn as Identity

STAFF = {"officer": "officer", "operator": "operator", "lawyer1": "lawyer"}


@dataclass
class Place:
    """A site, the intake behind it, and how many bytes of papers went between them."""

    desk: Desk
    site: Flask
    away: set[str] = field(default_factory=set)

    @property
    def kit(self) -> Kit:
        return self.desk.kit


@contextmanager
def place(mongo_url: str, *, service_key: bool = False) -> Iterator[Place]:
    """A fresh one; with the service key the site may ask intake in its own name."""
    kit = Kit([SERVICE], mongo_url)
    kit.runtime.known_types |= frozenset(SERVICE.consumed)
    identity = Identity()
    kit.runtime._clients["identity"] = identity.client()
    made = Place(Desk(kit, identity), Flask("none"))

    def client(service: str) -> httpx.Client:
        transport: httpx.BaseTransport = httpx.WSGITransport(kit.runtime.apps["intake"])
        if service != "intake":
            transport = httpx.MockTransport(lambda request: _sign_in(kit, request))
        return httpx.Client(base_url=f"http://{service}", transport=_Door(made, service, transport))

    key = kit.settings.service_key.decode() if service_key else ""
    made.site = create_app(Settings(secret="only for tests, 0123456789", service_key=key), client)
    yield made
    kit.close()


class _Door(httpx.BaseTransport):
    """Reaches a service unless it is away."""

    def __init__(self, at: Place, service: str, inner: httpx.BaseTransport) -> None:
        self._at, self._service, self._inner = at, service, inner

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self._service in self._at.away:
            raise httpx.ConnectError("away", request=request)
        return self._inner.handle_request(request)


def _sign_in(kit: Kit, request: httpx.Request) -> httpx.Response:
    """Staff by their names; every phone number is the resident Zhang."""
    if request.method != "POST" or not request.url.path.endswith("/tokens"):
        return httpx.Response(202 if request.method == "POST" else 404, json={})
    body: dict[str, Any] = json.loads(request.content)
    name = body.get("username", "person-zhang")
    role = STAFF.get(name, "resident")
    answer = {"access_token": kit.token(name, role), "expires_in": 3600, "roles": [role]}
    return httpx.Response(201, json=answer)
