"""Mediation (人民调解): without a mediator, with both sides asked, in session, with an agreement to sign."""

from __future__ import annotations

from datetime import timedelta

from launcher.demo import quarrel
from launcher.demo.story import Story

Found = dict[str, str]
MEDIATOR = "mediator1"


def unnamed(story: Story) -> Found:
    """Routed; nobody is named yet."""
    story.ask_for_help("neighbour", quarrel.NARRATIVE, "隔壁老李")
    story.accept_and_route("mediation")

    def there() -> str | None:
        found = story.client.listed(story.officer, "/api/mediation/cases", case=story.case["id"])
        return str(found[0]["id"]) if found else None

    mediation = story.client.until("the mediation", there)
    return {"mediation": mediation, "receipt": story.case["receipt"], "code": story.case["tracking_code"]}


def asked(story: Story) -> Found:
    """A mediator is named; both sides are asked whether they want it."""
    found = unnamed(story)
    path = f"/api/mediation/cases/{found['mediation']}"
    story.do(story.officer, "mediator", f"{path}/mediator", {"mediator": MEDIATOR})
    return found | {"mediator": MEDIATOR, "address": _link(story, path, "consent")}


def _link(story: Story, path: str, purpose: str) -> str:
    """A link to the applicant's phone; its address, as a developer's machine tells it."""
    body = {"party": "applicant", "purpose": purpose}
    mediator = story.people.staff(MEDIATOR)
    sent = story.do(mediator, f"link-{purpose}", f"{path}/links", body, id=path.rsplit("/", 1)[1])
    return str(sent["address"])


def meeting(story: Story) -> Found:
    """Both sides are willing; the time is set."""
    found = asked(story)
    path, mediator = f"/api/mediation/cases/{found['mediation']}", story.people.staff(MEDIATOR)
    for party in ("applicant", "opponent"):
        story.do(mediator, f"consent-{party}", f"{path}/consents", {"party": party, "agrees": True})
    at = (story.client.ledger.started + timedelta(days=story.number)).replace(hour=2)  # ten in China
    story.do(mediator, "session", f"{path}/sessions", {"at": at.isoformat(), "place": "村委会调解室"})
    return found


def signing(story: Story) -> Found:
    """The agreement is written; nobody has signed."""
    found = meeting(story)
    due = (story.client.ledger.started + timedelta(days=12)).date()
    agreement = {
        "facts": "双方因院墙排水发生争议，墙根受潮。",
        "responsibility": "被申请人翻修院墙时未留排水沟。",
        "terms": [{"text": "被申请人在十日内修好排水沟，把雨水引向村道。", "due": due.isoformat()}],
        "manner": "修好后由调解员到场查看。",
    }
    path = f"/api/mediation/cases/{found['mediation']}"
    story.do(story.people.staff(MEDIATOR), "agreement", f"{path}/agreement", agreement)
    return found | {"address": _link(story, path, "sign")}
