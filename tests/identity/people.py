"""People who use identity in tests: residents by phone, staff by name, services by their token."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from kernel.testkit import Kit

PASSWORD = "桑树下的青石板路"
NUMBER = "11010519491231002X"
OTHER_NUMBER = "440308199901101512"


class Town:
    """One identity service and the people around it."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self.client: FlaskClient = kit.client("identity")

    def code(self, phone: str, **head: str) -> str:
        """A code, as a developer's machine tells it."""
        answer = self.client.post("/api/identity/codes", json={"phone": phone}, headers=head)
        assert answer.status_code == 202, answer.json
        return str(answer.get_json()["code"])

    def try_code(self, phone: str, code: str, address: str = "198.51.100.1", **head: str) -> TestResponse:
        """Sign in with a phone and a code."""
        return self._tokens({"phone": phone, "code": code}, address, head)

    def try_password(
        self, username: str, password: str, address: str = "198.51.100.1", **more: str
    ) -> TestResponse:
        """Sign in with a name and a password."""
        return self._tokens({"username": username, "password": password, **more}, address, {})

    def _tokens(self, body: dict[str, str], address: str, head: dict[str, str]) -> TestResponse:
        return self.client.post(
            "/api/identity/tokens", json=body, headers=head, environ_base={"REMOTE_ADDR": address}
        )

    def resident(self, phone: str = "13800138000") -> dict[str, Any]:
        """A signed-in resident: the answer to his sign-in, with a header to send along."""
        return self._signed_in(self.try_code(phone, self.code(phone)))

    def appoint(self, username: str, *roles: str, region: str = "620725", **more: Any) -> TestResponse:
        """Let the launcher open an account."""
        body: dict[str, Any] = {"username": username, "password": PASSWORD, "name": f"公开姓名 {username}"}
        body |= {"roles": list(roles), "region": region, **more}
        return self.service("POST", "/api/identity/staff", body, name="launcher")

    def staff(self, username: str, *roles: str, region: str = "620725") -> dict[str, Any]:
        """A signed-in member of staff, appointed if need be."""
        self.appoint(username, *roles, region=region)
        return self._signed_in(self.try_password(username, PASSWORD))

    def _signed_in(self, answer: TestResponse) -> dict[str, Any]:
        assert answer.status_code == 201, answer.json
        body = answer.get_json()
        return {**body, "head": {"Authorization": f"Bearer {body['access_token']}"}}

    def call(
        self, method: str, path: str, who: dict[str, Any] | None = None, json: Any = None, **head: str
    ) -> TestResponse:
        """A call by somebody who signed in, or by nobody; `_` in header names becomes `-`."""
        mine = {name.replace("_", "-"): value for name, value in head.items()}
        heads = {**(who or {}).get("head", {}), **mine}
        return self.client.open(f"/api/identity{path}", method=method, json=json, headers=heads)

    def service(self, method: str, path: str, json: Any = None, name: str = "intake") -> TestResponse:
        """A call by another service."""
        answer: TestResponse = self.kit.service_call(method, path, json, name)
        return answer

    def person(self, name: str, **known: str) -> str:
        """The id that another service is given for this person."""
        answer = self.service("POST", "/api/identity/persons", {"name": name, **known})
        assert answer.status_code == 201, answer.json
        assert set(answer.get_json()) == {"id"}
        return str(answer.get_json()["id"])
