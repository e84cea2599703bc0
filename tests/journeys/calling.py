"""People who call the first HTTP contract, and nothing beyond it, as a program from outside would."""

from __future__ import annotations

import itertools
import secrets
import time
from collections.abc import Callable
from typing import Any, TypeVar

import httpx

from tests.journeys.machine import PASSWORD

T = TypeVar("T")
REGION = "620725"
NUMBERS = itertools.count(secrets.randbelow(10**7))


class Person:
    """Somebody signed in, or anybody (`token` empty)."""

    def __init__(self, url: str, token: str = "", phone: str = "") -> None:
        self.phone = phone
        head = {"Authorization": f"Bearer {token}"} if token else {}
        self._http = httpx.Client(base_url=url, headers=head, timeout=30)

    def get(self, path: str, status: int = 200, **params: Any) -> Any:
        """GET with the status that is expected."""
        answer = self._http.get(f"/api/{path}", params=params)
        assert answer.status_code == status, (path, answer.status_code, answer.text)
        return answer.json()

    def post(self, path: str, status: int, body: Any = None, key: str = "") -> Any:
        """POST with the status that is expected."""
        head = {"Idempotency-Key": key} if key else {}
        answer = self._http.post(f"/api/{path}", json=body, headers=head)
        assert answer.status_code == status, (path, answer.status_code, answer.text)
        return answer.json()

    def first(self, path: str, **params: Any) -> Any:
        """The first of a list, as soon as there is one."""
        return soon(lambda: (rows(self.get(path, **params)) or [None])[0])


def rows(answer: Any) -> list[Any]:
    """A list, however it is wrapped."""
    found: list[Any] = answer["items"] if isinstance(answer, dict) else answer
    return found


def soon(look: Callable[[], T | None], seconds: float = 30) -> T:
    """What is there soon."""
    end = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
    return found


class Town:
    """Everybody in it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.anybody = Person(url)
        self._staff: dict[str, Person] = {}

    def staff(self, name: str) -> Person:
        """A member of the sample staff."""
        if name not in self._staff:
            told = soon(lambda: self._sign_in({"username": name, "password": PASSWORD}))
            self._staff[name] = Person(self.url, told["access_token"])
        return self._staff[name]

    def resident(self) -> Person:
        """Somebody new, by phone code."""
        phone = f"1990{next(NUMBERS) % 10**7:07d}"
        code = self.anybody.post("identity/codes", 202, {"phone": phone})["code"]
        told = self._sign_in({"phone": phone, "code": code})
        assert told is not None
        assert told["roles"] == ["resident"]
        return Person(self.url, told["access_token"], phone)

    def _sign_in(self, body: dict[str, str]) -> dict[str, Any] | None:
        answer = httpx.post(f"{self.url}/api/identity/tokens", json=body, timeout=30)
        if answer.status_code != 201:
            time.sleep(1)  # on a first start accounts are still being opened
            return None
        told: dict[str, Any] = answer.json()
        return told

    def submit(self, person: Person, category: str, service: str, **more: Any) -> dict[str, Any]:
        """A case, accepted and routed."""
        groups = more.pop("groups", [])
        body = {
            "channel": "web",
            "category": category,
            "narrative": "包工头欠我四个月工钱，一直不给。"
            if category == "labor.wages"
            else "邻居的水排到我家院里。",
            "region": REGION,
            "applicant": {"name": "王建国", "phone": person.phone, "groups": groups},
            "opponent": {"name": "李永福"},
            **more,
        }
        case: dict[str, Any] = person.post("intake/cases", 201, body)
        assert case["state"] == "submitted"
        assert case["receipt"]
        assert case["suggestion"]["why"]
        officer = self.staff("officer")
        assert officer.post(f"intake/cases/{case['id']}/accept", 200)["state"] == "accepted"
        assert (
            officer.post(f"intake/cases/{case['id']}/route", 200, {"service": service})["state"] == "routed"
        )
        return case

    def track(self, case: dict[str, Any]) -> dict[str, Any]:
        """The tracker."""
        found: dict[str, Any] = self.anybody.get(
            "intake/track", receipt=case["receipt"], code=case["tracking_code"]
        )
        return found

    def closed(self, case: dict[str, Any]) -> dict[str, Any]:
        """The tracker once the case is closed and may be rated."""

        def look() -> dict[str, Any] | None:
            track = self.track(case)
            return track if track["state"] == "closed" and track.get("survey") else None

        return soon(look)
