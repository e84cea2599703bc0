"""The recovery clock (恢复时间): from the moment a fault is over until whole paths work again."""

from __future__ import annotations

import secrets
import time
from typing import Any

import httpx

from kernel import ids
from launcher.demo.people import REGION
from tests.chaos.stacks import PASSWORD, Stack

LIMIT = 180.0  # seconds after which it is no recovery any more
PATHS = ("legalaid", "mediation")
SHORT = httpx.Timeout(3.0, connect=1.0)


class Away(Exception):
    """Not yet."""


class NotRecovered(Exception):
    """Whole paths did not work again in time; the text says what was missing last."""


class Probe:
    """A client without patience: each try is a new case, submitted, accepted, routed, seen over there."""

    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self._doors = {url: httpx.Client(base_url=url, timeout=SHORT) for url in set(stack.urls.values())}
        self._token = ""

    def recovered(self, since: float) -> float:
        """Seconds from `since` until every path worked in one try. Raises NotRecovered."""
        while True:
            try:
                for service in PATHS:
                    self._path(service)
                if not self._stack.ready():
                    raise Away(f"/readyz: {self._unready()}")
                return time.monotonic() - since
            except (Away, httpx.HTTPError) as away:
                if time.monotonic() - since > LIMIT:
                    raise NotRecovered(f"after {LIMIT:.0f} s: {away!r}") from away
                time.sleep(0.05)

    def _unready(self) -> str:
        """What is not ready, in its own words."""
        answers = [door.get("/readyz") for door in self._doors.values()]
        return "; ".join(answer.text for answer in answers if not answer.is_success) or "ready by now"

    def close(self) -> None:
        """Let go of the connections."""
        for door in self._doors.values():
            door.close()

    def submit(self) -> httpx.Response:
        """One try to submit a case."""
        body = {
            "channel": "hotline",
            "category": "labor.wages",
            "narrative": "工钱没有给。",
            "region": REGION,
            "applicant": {"name": "演示", "phone": f"199{secrets.randbelow(10**8):08d}"},
        }
        return self._send("POST", "/api/intake/cases", body)

    def _path(self, service: str) -> None:
        case = _good(self.submit())["id"]
        _good(self._send("POST", f"/api/intake/cases/{case}/accept"))
        _good(self._send("POST", f"/api/intake/cases/{case}/route", {"service": service}))
        kind = "applications" if service == "legalaid" else "cases"
        path, end = f"/api/{service}/{kind}/{ids.of(service, case)}", time.monotonic() + 5
        while (answer := self._send("GET", path)).status_code == 404:
            if time.monotonic() > end:
                raise Away(f"no effect in {service}")
            time.sleep(0.02)
        _good(answer)

    def _send(self, method: str, path: str, body: Any = None) -> httpx.Response:
        door = self._doors[self._stack.urls[path.split("/")[2]]]
        answer = door.request(
            method, path, json=body, headers={"Authorization": f"Bearer {self._signed_in()}"}
        )
        if answer.status_code == 401:
            self._token = ""
        return answer

    def _signed_in(self) -> str:
        if not self._token:
            body = {"username": "officer", "password": PASSWORD}
            door = self._doors[self._stack.urls["identity"]]
            self._token = str(_good(door.post("/api/identity/tokens", json=body))["access_token"])
        return self._token


def _good(answer: httpx.Response) -> dict[str, Any]:
    if not answer.is_success:
        raise Away(f"{answer.status_code} {answer.text[:200]}")
    found: dict[str, Any] = answer.json()
    return found
