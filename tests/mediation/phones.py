"""Phones that tests read: stand-ins for what intake and identity do when a party is written to."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import httpx

from kernel.testkit import Kit


@dataclass
class Phones:
    """What was sent to whom; `contact` is what intake tells of the applicant."""

    kit: Kit
    contact: dict[str, Any] = field(default_factory=lambda: {"person": "person-a"})
    sent: list[dict[str, Any]] = field(default_factory=list)
    codes: dict[tuple[str, str], str] = field(default_factory=dict)
    refuses: int = 0
    numbers: int = 100000

    def __post_init__(self) -> None:
        for name, answer in (("identity", self._identity), ("intake", self._intake)):
            client = httpx.Client(transport=httpx.MockTransport(answer), base_url=f"http://{name}")
            self.kit.runtime._clients[name] = client

    def _intake(self, _request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"quiet": False, "say_nothing": False} | self.contact)

    def _identity(self, request: httpx.Request) -> httpx.Response:
        _, _, _, kind, id, *rest = request.url.path.split("/")
        if kind == "staff":
            return httpx.Response(200, json={"name": f"公开姓名 {id}"})
        if not rest:
            return httpx.Response(200, json={"name": f"样例 {id}", "phone": "+8613800000000"})
        if self.refuses:
            return httpx.Response(self.refuses, json={}, headers={"Retry-After": "30"})
        return self._reached(id, "/".join(rest), json.loads(request.content))

    def _reached(self, id: str, what: str, body: dict[str, Any]) -> httpx.Response:
        place = (id, body["purpose"])
        if what == "messages":
            self.sent.append({"person": id, **body})
            return httpx.Response(202, json={"sent": True})
        if what == "codes":
            self.numbers += 1
            self.codes[place] = str(self.numbers)
            self.sent.append({"person": id, **body})
            return httpx.Response(202, json={"expires_in": 300, "code": self.codes[place]})
        right = self.codes.get(place) == body["code"]
        if right:
            del self.codes[place]
        return httpx.Response(200, json={"right": right})
