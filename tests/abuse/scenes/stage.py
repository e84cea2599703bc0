"""What was prepared: the ids of each scene, and the steps by which cases get there."""

from __future__ import annotations

from typing import Any

from tests.abuse.people import People, staff
from tests.abuse.town import HOME, Town, Who

OFFICER, SUPERVISOR, LAWYER = staff("officer"), staff("supervisor"), staff("lawyer")
MEDIATOR, EVALUATOR = staff("mediator"), staff("evaluator")


class Stage:
    """`ids["assigned"]["id"]` is what stands in the path of a call about the scene `assigned`."""

    def __init__(self, town: Town, people: People) -> None:
        self.town, self.people = town, people
        self.ids: dict[str, dict[str, str]] = {}

    def set(self, scene: str, **ids: str) -> None:
        """A scene is ready."""
        self.ids[scene] = ids

    def submitted(self, category: str = "labor.wages", **facts: Any) -> str:
        """A new case of the applicant."""
        body = {
            "channel": "web",
            "category": category,
            "narrative": "样例案情：砌了三个月墙，工钱没给",
            "region": HOME,
            "applicant": {"name": "样例applicant", "phone": "13900001234", "groups": ["migrant_worker"]},
            "opponent": {"name": "样例opponent", "phone": "13900005678"},
            "facts": facts,
        }
        made = self.town.made("POST", "/intake/cases", self.people.applicant, body)
        self.last = made
        return str(made["id"])

    def accepted(self, category: str = "labor.wages", **facts: Any) -> str:
        """One that officer1 took over."""
        case = self.submitted(category, **facts)
        self.town.made("POST", f"/intake/cases/{case}/accept", OFFICER)
        return case

    def routed(self, service: str, category: str = "labor.wages", **facts: Any) -> str:
        """One that went to a service."""
        case = self.accepted(category, **facts)
        self.town.made("POST", f"/intake/cases/{case}/route", OFFICER, {"service": service})
        return case

    def do(self, who: Who, path: str, body: Any = None, method: str = "POST") -> Any:
        """A step that has to succeed."""
        return self.town.made(method, path, who, body)
