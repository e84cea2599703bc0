"""Legal aid (法律援助): waiting for its decision, refused, offered to a lawyer, worked on."""

from __future__ import annotations

from launcher.demo import wages
from launcher.demo.client import Client
from launcher.demo.people import People
from launcher.demo.story import Story

Found = dict[str, str]


def deciding(story: Story) -> Found:
    """Routed; the officer has to decide."""
    story.ask_for_help(
        "labor.wages",
        wages.NARRATIVE,
        "某某建筑劳务公司",
        groups=["migrant_worker"],
        facts={"amount_owed": 23000},
    )
    story.accept_and_route("legalaid")

    def there() -> str | None:
        found = story.client.listed(story.officer, "/api/legalaid/applications", case=story.case["id"])
        return str(found[0]["id"]) if found else None

    application = story.client.until("the application", there)
    return {
        "application": application, "receipt": story.case["receipt"], "code": story.case["tracking_code"]
    }  # fmt: skip


def denied(story: Story) -> Found:
    """Refused, with the reason."""
    found = deciding(story)
    refusal = {"grant": False, "reason": "没有劳动关系的任何材料，也不是受理范围内的事。"}
    story.do(story.officer, "decide", f"/api/legalaid/applications/{found['application']}/decision", refusal)
    return found


def objected(story: Story) -> Found:
    """Refused, and the applicant objects."""
    found = denied(story)
    path = f"/api/legalaid/applications/{found['application']}/objection"
    story.do(story.resident, "object", path, {"reason": "考勤表在工地，我去拿不到。"})
    return found


def offered(story: Story) -> Found:
    """Granted; a lawyer is asked."""
    found = deciding(story)
    path = f"/api/legalaid/applications/{found['application']}"
    paper = {"facts": {"paper_migrant_worker": True}, "source": "paper"}
    story.do(story.officer, "paper", f"{path}/facts", paper)
    story.do(story.officer, "decide", f"{path}/decision", {"grant": True, "reason": "材料齐全。"})

    def asked() -> Found | None:
        offers = story.client.read(story.officer, path)["offers"]
        return next(({"offer": o["id"], "lawyer": o["lawyer"]} for o in offers if o["state"] == "open"), None)

    return found | story.client.until("an offer", asked)


def working(story: Story) -> Found:
    """Taken on, with a first report."""
    found = offered(story)
    lawyer = story.people.staff(found["lawyer"])
    taken = story.do(lawyer, "take", f"/api/legalaid/offers/{found['offer']}/accept")
    matter = str(taken["matter"])
    story.do(lawyer, "report", f"/api/legalaid/matters/{matter}/reports", {"text": wages.REPORT})
    return found | {"matter": matter} | _papers(story, found["application"])


def _papers(story: Story, application: str) -> Found:
    """The decision as a document, once it is issued, and the code on it."""

    def issued() -> Found | None:
        path = f"/api/legalaid/applications/{application}/documents"
        kinds = {one["kind"]: one for one in story.client.listed(story.officer, path)}
        one = kinds.get("grant")
        return {"document": one["id"], "verify": one["code"]} if one else None

    return dict(story.client.until("the decision on paper", issued))


def batched(client: Client, people: People, matter: str, lawyer: str) -> str:
    """The papers are in, checked, the subsidy approved and on its way to the treasury; the batch."""
    at, officer = f"/api/legalaid/matters/{matter}", people.staff("officer")
    client.step(people.staff(lawyer), "papers", f"{at}/papers", {"papers": ["判决书", "结案报告"]})
    client.step(officer, "check", f"{at}/file-check", {"complete": True})
    client.step(people.staff("supervisor"), "approve", f"{at}/subsidy/approval")
    made = client.step(officer, "batch", "/api/legalaid/batches")

    def fixed() -> str | None:
        found = client.read(officer, f"/api/legalaid/batches/{made['id']}")
        return str(found["id"]) if found["number"] else None

    return str(client.until("the batch", fixed))
