"""What other services tell evaluation, and what people do there, over HTTP."""

from typing import Any

import orjson
from itsdangerous import URLSafeSerializer

from kernel.bus import Delivery
from kernel.testkit import Kit
from tests.evaluation.closed import EVIDENCE, FULL

SUPERVISOR = ("supervisor", "supervisor")
OFFICER = ("officer", "officer")
PERIOD = {"from": "2026-01-01", "to": "2027-12-31"}
CLOSED = {"opened": "2026-02-01T01:00:00Z", "closed": "2026-03-01T01:00:00Z"}


class Office:
    """The county's evaluation, seen from outside."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit

    def appoint(
        self, name: str, region: str = "620725", active: bool = True, roles: tuple[str, ...] = ("evaluator",)
    ) -> None:
        """Identity tells of a member of staff."""
        told: dict[str, Any] = {
            "username": name,
            "roles": roles,
            "region": region,
            "active": active,
            "profile": {},
        }
        self.tell(self.kit.event("identity.StaffAppointed", name, **told))

    def matter_closed(self, case: str, **change: Any) -> Delivery:
        """Legal aid closed a matter."""
        told: dict[str, Any] = {
            "case": case,
            "matter": "m",
            "region": "620725",
            "category": "labor.wages",
            "lawyer": "lawyer1",
        }
        told.update({"outcome": "won", "hours": 12, **CLOSED, **change})
        return self.kit.event("legalaid.MatterClosed", case, **told)

    def mediation_closed(self, case: str, **change: Any) -> Delivery:
        """A mediation closed."""
        told: dict[str, Any] = {"case": case, "mediation": "m", "region": "620725", "category": "neighbour"}
        told |= {"mediator": "mediator1", "outcome": "performed", **CLOSED, **change}
        return self.kit.event("mediation.MediationClosed", case, **told)

    def tell(self, *events: Delivery) -> None:
        """Deliver, with nothing parked, and let everything settle."""
        assert self.kit.deliver(*events) == []
        self.kit.settle()

    def read(self, path: str, who: tuple[str, ...] | None = None, status: int = 200, **headers: str) -> Any:
        """What a GET answers."""
        answer = self.kit.call("GET", f"/api/evaluation/{path}", who, **headers)
        assert answer.status_code == status
        return answer.json

    def draw(
        self, rate: float = 1, seed: Any = "2026-1", who: tuple[str, ...] = SUPERVISOR, **headers: str
    ) -> Any:
        """A supervisor draws a sample."""
        body = {"period": PERIOD, "rate": rate, "seed": seed}
        answer = self.kit.call("POST", "/api/evaluation/samples", who, json=body, **headers)
        self.kit.settle()
        return answer

    def reviews(self, evaluator: str, state: str = "open") -> list[dict[str, Any]]:
        """An evaluator's own reviews."""
        found: list[dict[str, Any]] = self.read(f"reviews?state={state}", (evaluator, "evaluator"))
        return found

    def score(
        self,
        evaluator: str,
        review: str,
        indicators: dict[str, float] | None = None,
        evidence: Any = None,
        **headers: str,
    ) -> Any:
        """An evaluator scores a review."""
        body = {"indicators": FULL if indicators is None else indicators, "evidence": evidence or EVIDENCE}
        path = f"/api/evaluation/reviews/{review}/scores"
        answer = self.kit.call("POST", path, (evaluator, "evaluator"), json=body, **headers)
        self.kit.settle()
        return answer

    def all_open(self) -> dict[str, list[str]]:
        """Who has which reviews open."""
        names = ("evaluator1", "evaluator2", "evaluator3", "evaluator8", "evaluator9")
        return {name: [review["id"] for review in self.reviews(name)] for name in names}

    def token(self, case: str) -> str:
        """The survey's token, as intake makes it for the tracker."""
        return str(URLSafeSerializer(self.kit.ctx.secret("survey")).dumps(case))

    def rate(self, case: str, satisfied: int = 5, **change: Any) -> Any:
        """The resident rates."""
        body = {"satisfied": satisfied, "aware": True, "first_choice": False, **change}
        answer = self.kit.call("POST", f"/api/evaluation/surveys/{self.token(case)}", json=body)
        self.kit.settle()
        return answer

    def results(self, by: str, who: tuple[str, ...] | None = None, more: str = "") -> list[dict[str, Any]]:
        """The published rows."""
        found: list[dict[str, Any]] = self.read(f"results?by={by}{more}", who)
        return found

    def published(self, type: str) -> list[dict[str, Any]]:
        """The events of this type on our topic."""
        events = [orjson.loads(delivery.value) for delivery in self.kit.runtime.bus.replay(["evaluation"])]
        return [event["data"] for event in events if event["type"] == f"evaluation.{type}"]
