"""The mediation room over HTTP: calls as people make them, events as other services publish them."""

from datetime import datetime, timedelta
from typing import Any

from kernel.clock import CHINA
from kernel.testkit import Kit
from services.mediation.store import mediation_of
from tests.mediation.table import IMAGE

OFFICER = ("officer", "officer")
SUPERVISOR = ("supervisor", "supervisor")
MEDIATOR = ("mediator1", "mediator")
OTHER_MEDIATOR = ("mediator2", "mediator")
APPLICANT = ("person-a", "resident")
OPPONENT = ("person-b", "resident")
STRANGER = ("person-x", "resident")
LAWYER = ("lawyer1", "lawyer")

TODAY = datetime.now(CHINA).date()
TERMS = [
    {"text": "清理水渠", "due": f"{TODAY + timedelta(days=40)}"},
    {"text": "赔偿三百元", "due": f"{TODAY + timedelta(days=70)}"},
]
WORDS = {"facts": "两家共用的水渠堵了，淹了菜地。", "terms": TERMS}


class Room:
    """Shortcuts; every call asserts the status it expects."""

    def __init__(self, kit: Kit, case: str = "case-1") -> None:
        self.kit, self.case = kit, case
        self.id = mediation_of(case)

    def appoint(self, username: str, region: str = "620725", active: bool = True, **profile: Any) -> None:
        fact: dict[str, Any] = {"roles": ["mediator"], "region": region, "active": active, "profile": profile}
        event = self.kit.event("identity.StaffAppointed", username, username=username, **fact)
        assert self.kit.deliver(event) == []

    def route(self, case: str | None = None, **changes: Any) -> None:
        known = {"service": "mediation", "region": "620725", "category": "neighbour", "applicant": "person-a"}
        fact = {"opponent": "person-b", "groups": [], "facts": {}, "why": "", **known, **changes}
        name = case or self.case
        assert self.kit.deliver(self.kit.event("intake.CaseRouted", name, case=name, **fact)) == []

    def withdraw_case(self) -> None:
        assert self.kit.deliver(self.kit.event("intake.CaseWithdrawn", self.case, case=self.case)) == []

    def post(
        self, what: str, who: tuple[str, ...], body: Any = None, status: int = 200, **headers: str
    ) -> dict[str, Any]:
        path = f"/api/mediation/cases/{self.id}/{what}"
        answer = self.kit.call("POST", path, who, json=body, **headers)
        assert answer.status_code == status, answer.get_data(as_text=True)
        found: dict[str, Any] = answer.get_json()
        return found

    def get(self, what: str = "", who: tuple[str, ...] = OFFICER, status: int = 200) -> Any:
        answer = self.kit.call("GET", f"/api/mediation/cases/{self.id}{what}", who)
        assert answer.status_code == status, answer.get_data(as_text=True)
        return answer.get_json()

    def rows(self, query: str, who: tuple[str, ...], status: int = 200) -> Any:
        answer = self.kit.call("GET", f"/api/mediation/cases{query}", who)
        assert answer.status_code == status, answer.get_data(as_text=True)
        return answer.get_json()

    def name(self) -> dict[str, Any]:
        return self.post("mediator", OFFICER, {"mediator": "mediator1"})

    def open(self) -> dict[str, Any]:
        self.name()
        for party in ("applicant", "opponent"):
            shown = self.post("consents", MEDIATOR, {"party": party, "agrees": True})
        return shown

    def draft(self, **changes: Any) -> dict[str, Any]:
        return self.post("agreement", MEDIATOR, {**WORDS, **changes}, 201)

    def sign(self, party: str, who: tuple[str, ...] = MEDIATOR, status: int = 201) -> dict[str, Any]:
        return self.post("signatures", who, {"party": party, "image": IMAGE}, status)

    def seal(self, status: int = 200) -> dict[str, Any]:
        return self.post("seal", MEDIATOR, None, status)

    def effective(self) -> dict[str, Any]:
        self.open()
        self.draft()
        for party in ("applicant", "opponent", "mediator"):
            self.sign(party)
        return self.seal()

    def types(self) -> list[str]:
        return [entry["type"] for entry in self.get("/record")]
