"""One case as it is lived through: who does what, in what order, told in plain lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from kernel import ids
from launcher.demo.client import Client, Failed, Who
from launcher.demo.people import REGION, People

Tell = Callable[[str, str], None]


@dataclass
class Story:
    """A case of a run. `tell` prints a step in Chinese and English; it stays quiet in a run of many."""

    number: int
    client: Client
    people: People
    tell: Tell
    case: dict[str, Any] = field(default_factory=dict)
    survey: str = ""

    @property
    def resident(self) -> Who:
        """Who asks for help."""
        return self.people.resident(self.number)

    @property
    def officer(self) -> Who:
        """The officer at the desk."""
        return self.people.staff("officer")

    def do(self, who: Who | None, name: str, path: str, body: Any = None, id: str = "") -> dict[str, Any]:
        """A step of this case, sent until it is answered, once."""
        return self.client.step(who, f"{self.number}.{name}", path, body, id)

    def ask_for_help(self, category: str, narrative: str, opponent: str, **more: Any) -> None:
        """Phone code, words, receipt: the case is submitted."""
        person = {"name": self.resident.name, "phone": self.resident.phone, "groups": more.pop("groups", [])}
        body = {
            "channel": "web",
            "category": category,
            "narrative": narrative,
            "region": REGION,
            "applicant": person,
            "opponent": {"name": opponent},
            **more,
        }
        self.case = self.do(self.resident, "submit", "/api/intake/cases", body)
        self.tell(
            f"{self.resident.name} 用手机验证码登录，提交申请：{narrative}",
            f"A resident signs in by phone code and asks for help ({category}).",
        )
        self.tell(
            f"受理编号 {self.case['receipt']}，建议：{self.case['suggestion']['why']}",
            f"Receipt {self.case['receipt']}; suggested: {self.case['suggestion']['service']}.",
        )

    def accept_and_route(self, service: str) -> None:
        """The officer takes it on and sends it to a service."""
        path = f"/api/intake/cases/{self.case['id']}"
        self.do(self.officer, "accept", f"{path}/accept")
        self.tell("受理人员受理。", "The officer accepts the case.")
        self.do(self.officer, "route", f"{path}/route", {"service": service})
        self.tell(f"受理人员分派到：{service}。", f"The officer routes it to {service}.")

    def track(self) -> dict[str, Any]:
        """The tracker, as anybody with receipt and code sees it."""
        params = {"receipt": self.case["receipt"], "code": self.case["tracking_code"]}
        found: dict[str, Any] = self.client.read(None, "/api/intake/track", **params)
        return found

    def until_closed(self) -> None:
        """The tracker says closed, and shows the survey until it is answered."""

        def closed() -> dict[str, Any] | None:
            track = self.track()
            rated = self.client.ledger.answer(f"{self.number}.rate")
            return track if track["state"] == "closed" and (track.get("survey") or rated) else None

        track = self.client.until(f"case {self.number} is closed and may be rated", closed)
        self.survey = track.get("survey", "")
        lines = "，".join(str(line["what"]) for line in track["timeline"])
        self.tell(f"办件进度：{lines}。", f"The tracker shows {len(track['timeline'])} entries: closed.")

    def rate(self) -> None:
        """The resident rates, once; most are satisfied, some are not."""
        satisfied = (5, 4, 5, 3, 5, 4, 5, 5, 1, 4)[(self.number - 1) % 10]
        body = {"satisfied": satisfied, "aware": self.number % 3 > 0, "first_choice": self.number % 4 > 0}
        document = ids.of("evaluation", self.case["id"])
        self.do(None, "rate", f"/api/evaluation/surveys/{self.survey}", body, document)
        self.tell(f"群众评价：满意度 {satisfied} 分（满分 5）。", f"The resident rates: {satisfied} of 5.")

    def need(self, holds: bool, what: str) -> None:
        """What a reader of this story may rely on. Raises Failed."""
        if not holds:
            raise Failed(f"case {self.number}: {what}")
