"""Those who use intake, and a stand-in for identity that numbers persons and can go away."""

import json
from typing import Any

import httpx

from kernel.testkit import Kit

RESIDENT = ("person-zhang", "resident")
STRANGER = ("person-stranger", "resident")
OFFICER = ("officer", "officer")
OPERATOR = ("operator", "operator")
SUPERVISOR = ("supervisor", "supervisor")
LAWYER = ("lawyer1", "lawyer")
MEDIATOR = ("mediator1", "mediator")
EVALUATOR = ("evaluator1", "evaluator")
ADMIN = ("admin", "admin")

NAME, PHONE, ID_NUMBER = "样例张三丰收", "13900001234", "622224199001010017"
STORY = "样例案情：给李老板砌了三个月墙，金丝雀砖厂，工钱一分没给"


class StandIn:
    """Identity's persons: one id for each name and phone, in the order they came."""

    def __init__(self) -> None:
        self.away = False
        self.persons: dict[str, dict[str, Any]] = {}
        self.read: list[tuple[str, str]] = []

    def client(self) -> httpx.Client:
        """A client that always reaches it, unless it is away."""
        return httpx.Client(transport=httpx.MockTransport(self._answer), base_url="http://identity")

    def _answer(self, request: httpx.Request) -> httpx.Response:
        if self.away:
            raise httpx.ConnectError("away", request=request)
        if request.url.path.endswith("/with-phone"):
            return self._known_by(json.loads(request.content))
        if request.method == "POST":
            return self._register(json.loads(request.content))
        person = request.url.path.rsplit("/", 1)[-1]
        self.read.append((person, request.url.params["purpose"]))
        known = self.persons.get(person)
        return httpx.Response(200, json=known) if known else httpx.Response(404)

    def _known_by(self, body: dict[str, Any]) -> httpx.Response:
        found = [{**p, "id": id} for id, p in self.persons.items() if p["phone"] == body["phone"]]
        self.read += [(person["id"], body["purpose"]) for person in found]
        return httpx.Response(200, json={"items": found})

    def _register(self, body: dict[str, Any]) -> httpx.Response:
        if "拒" in body["name"]:
            return httpx.Response(422, json={"status": 422})
        for id, known in self.persons.items():
            if (known["name"], known["phone"]) == (body["name"], body.get("phone")):
                return httpx.Response(201, json={"id": id})
        id = f"person-{len(self.persons) + 1}-{body['name'][:2]}"
        self.persons[id] = {
            "name": body["name"],
            "phone": body.get("phone"),
            "id_number_masked": "620725********0013",
        }
        return httpx.Response(201, json={"id": id})


class Desk:
    """Shorthand for the calls that tests make."""

    def __init__(self, kit: Kit, identity: StandIn) -> None:
        self.kit = kit
        self.identity = identity

    def body(self, **change: Any) -> dict[str, Any]:
        """A migrant worker's unpaid wages."""
        return {
            "channel": "web",
            "category": "labor.wages",
            "narrative": STORY,
            "region": "620725",
            "applicant": {"name": NAME, "phone": PHONE, "id_number": ID_NUMBER, "groups": ["migrant_worker"]},
            "opponent": {"name": "样例李老板", "phone": "13900005678"},
            "facts": {"months_unpaid": 3, "written_contract": False, "town": "样例清泉镇"},
        } | change

    def post(self, path: str, who: tuple[str, ...] | None, body: Any = None, **headers: str) -> Any:
        """POST below /api/intake."""
        return self.kit.call("POST", f"/api/intake{path}", who, {} if body is None else body, **headers)

    def get(self, path: str, who: tuple[str, ...] | None = None, **headers: str) -> Any:
        """GET below /api/intake."""
        return self.kit.call("GET", f"/api/intake{path}", who, **headers)

    def submitted(self, who: tuple[str, ...] = RESIDENT, **change: Any) -> dict[str, Any]:
        """A new case's receipt."""
        answer = self.post("/cases", who, self.body(**change))
        assert answer.status_code == 201, answer.get_data(as_text=True)
        receipt: dict[str, Any] = answer.json
        return receipt

    def accepted(self, **change: Any) -> dict[str, Any]:
        """A new case that the officer has taken over."""
        made = self.submitted(**change)
        assert self.post(f"/cases/{made['id']}/accept", OFFICER).status_code == 200
        return made

    def routed(self, service: str = "legalaid", **change: Any) -> dict[str, Any]:
        """A new case that went to a service."""
        made = self.accepted(**change)
        answer = self.post(f"/cases/{made['id']}/route", OFFICER, {"service": service})
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return made

    def hears(self, type: str, case: str, **data: Any) -> None:
        """Another service published something about the case."""
        parked = self.kit.deliver(self.kit.event(type, case, case=case, **data))
        assert [row for row in parked if row["key"] == case] == []

    def track(self, made: dict[str, Any], **headers: str) -> Any:
        """The tracker of a case."""
        return self.get(f"/track?receipt={made['receipt']}&code={made['tracking_code']}", None, **headers)
