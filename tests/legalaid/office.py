"""A legal aid office over HTTP, as its people use it."""

from typing import Any

from kernel.testkit import Kit

BASE = "/api/legalaid"
OFFICER = ("officer", "officer")
SUPERVISOR = ("supervisor", "supervisor")
WORKER = ("p-worker", "resident")


def lawyer(name: str) -> tuple[str, str]:
    """Who signs in as a lawyer."""
    return (name, "lawyer")


class Office:
    """Events in, requests out."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit

    def appoint(self, name: str, region: str = "620725", active: bool = True, **profile: Any) -> None:
        """identity tells of a lawyer."""
        self.hear("identity.StaffAppointed", name, username=name, roles=["lawyer"], region=region,
                  active=active, profile=profile)  # fmt: skip

    def route(self, case: str = "c1", category: str = "labor.wages", **over: Any) -> str:
        """intake sends a case here; returns the id of its application."""
        data: dict[str, Any] = {
            "case": case,
            "service": "legalaid",
            "region": "620725",
            "category": category,
            "why": "chosen",
        }
        data |= {"applicant": "p-worker", "opponent": "p-boss", "groups": ["migrant_worker"], "facts": {}}
        self.hear("intake.CaseRouted", case, **(data | over))
        found = self.get(f"/applications?case={case}", OFFICER)
        return str(found.json[0]["id"]) if found.json else ""

    def hear(self, type: str, key: str, **data: Any) -> None:
        """An event of another service, delivered; nothing may be parked."""
        assert self.kit.deliver(self.kit.event(type, key, **data)) == []

    def get(self, path: str, who: tuple[str, ...] | None) -> Any:
        """A GET under this service."""
        return self.kit.call("GET", BASE + path, who)

    def post(self, path: str, who: tuple[str, ...] | None, body: Any = None, **headers: str) -> Any:
        """A POST under this service; without a body it sends none."""
        return self.kit.call("POST", BASE + path, who, body, **headers)

    def application(self, id: str, who: tuple[str, ...] = OFFICER) -> Any:
        """The application as JSON."""
        answer = self.get(f"/applications/{id}", who)
        assert answer.status_code == 200, answer.json
        return answer.json

    def grant(self, case: str = "c1", **over: Any) -> str:
        """A granted application with its first offer made."""
        id = self.route(case, **over)
        seen = self.post(f"/applications/{id}/facts", OFFICER,
                         {"facts": {"paper_migrant_worker": True}, "source": "paper"})  # fmt: skip
        assert seen.status_code == 200, seen.json
        granted = self.post(f"/applications/{id}/decision", OFFICER, {"grant": True})
        assert granted.status_code == 200, granted.json
        return id

    def open_offer(self, id: str) -> Any:
        """The offer that waits, as the officer sees it."""
        return next(offer for offer in self.application(id)["offers"] if offer["state"] == "open")

    def assign(self, case: str = "c1", **over: Any) -> tuple[str, str]:
        """A matter in a lawyer's hands: its id and the lawyer."""
        offer = self.open_offer(self.grant(case, **over))
        done = self.post(f"/offers/{offer['id']}/accept", lawyer(offer["lawyer"]))
        assert done.status_code == 200, done.json
        return str(done.json["matter"]), str(offer["lawyer"])
