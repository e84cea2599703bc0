"""Journey 2, a neighbours' quarrel (邻里纠纷): to a performed agreement - or, its other end, a refusal."""

from __future__ import annotations

import base64
import struct
import zlib
from datetime import timedelta

from launcher.demo.client import Failed, OutOfOrder, Who
from launcher.demo.people import MEDIATORS
from launcher.demo.story import Story

NARRATIVE = "邻居翻修院墙，把雨水都排到我家院子里，墙根泡坏了，说了几次都吵起来。"
PARTIES = ("applicant", "opponent")
HOURS = 300  # tried one after the other until one is free


def live(story: Story) -> None:
    """Consent, session, agreement, signatures, seal, performance."""
    path, mediator = _proposed(story)
    for party in PARTIES:
        story.do(mediator, f"consent-{party}", f"{path}/consents", {"party": party, "agrees": True})
    story.tell("双方都同意调解。", "Both sides consent.")
    _meet(story, path, mediator)
    _agree(story, path, mediator)
    done = story.do(mediator, "perform", f"{path}/performance", {"term": 0, "done": True})
    story.need(done["state"] == "performed", f"performed, but the mediation is {done['state']}")
    story.tell(
        "回访：排水沟已改好，协议履行完毕。", "Followed up: the drain is built, the agreement performed."
    )
    story.until_closed()


def refused(story: Story) -> None:
    """One side says no: mediation stops at once, and other ways are told (People's Mediation Law 17, 26)."""
    path, mediator = _proposed(story)
    story.do(mediator, "consent-applicant", f"{path}/consents", {"party": "applicant", "agrees": True})
    ended = story.do(mediator, "refuse", f"{path}/consents", {"party": "opponent", "agrees": False})
    story.need(ended["state"] == "refused", f"one side refused, but the mediation is {ended['state']}")
    routes = [route["zh"] for route in ended["routes"]]
    story.need(bool(routes), "nobody was told of other ways")
    story.tell(
        f"对方明确拒绝，调解终止；告知其他途径：{'；'.join(routes)}",
        f"The other side refuses: mediation stops, {len(routes)} other ways are told.",
    )
    story.until_closed()


def _proposed(story: Story) -> tuple[str, Who]:
    story.ask_for_help("neighbour", NARRATIVE, "隔壁老李")
    story.accept_and_route("mediation")

    def there() -> str | None:
        found = story.client.listed(story.officer, "/api/mediation/cases", case=story.case["id"])
        return str(found[0]["id"]) if found else None

    path = f"/api/mediation/cases/{story.client.until('the mediation', there)}"
    name = MEDIATORS[story.number % len(MEDIATORS)]
    story.do(story.officer, "mediator", f"{path}/mediator", {"mediator": name})
    story.tell(f"指定人民调解员 {name}。", f"{name} is named as the mediator.")
    return path, story.people.staff(name)


def _meet(story: Story, path: str, mediator: Who) -> None:
    """An hour that the mediator has free; every try has a name of its own, so that a repeat says the same."""
    for attempt in range(HOURS):
        at = story.client.ledger.started + timedelta(hours=24 + story.number + attempt)
        body = {"at": at.isoformat(), "place": "村委会调解室"}
        try:
            story.do(mediator, f"session-{attempt}", f"{path}/sessions", body)
        except OutOfOrder:
            continue
        return story.tell("约定在村委会调解室见面。", "A session is set in the village office.")
    raise Failed(f"case {story.number}: the mediator has no free hour")


def _agree(story: Story, path: str, mediator: Who) -> None:
    due = (story.client.ledger.started + timedelta(days=12)).date()
    agreement = {
        "facts": "双方因院墙排水发生争议，墙根受潮。",
        "responsibility": "被申请人翻修院墙时未留排水沟。",
        "terms": [{"text": "被申请人在十日内修好排水沟，把雨水引向村道。", "due": due.isoformat()}],
        "manner": "修好后由调解员到场查看。",
    }
    story.do(mediator, "agreement", f"{path}/agreement", agreement)
    story.tell("达成协议：十日内修好排水沟。", "They agree: the drain is built within ten days.")
    for party in (*PARTIES, "mediator"):
        story.do(mediator, f"sign-{party}", f"{path}/signatures", {"party": party, "image": signature()})
    story.tell("双方和调解员当场签名。", "Both sides and the mediator sign at the table.")
    sealed = story.do(mediator, "seal", f"{path}/seal")
    story.need(sealed["state"] == "effective", f"sealed, but the mediation is {sealed['state']}")
    story.tell("调解委员会盖章，协议生效。", "The committee seals it: the agreement is in force.")


def signature(width: int = 160, height: int = 60) -> str:
    """A stroke from corner to corner as a PNG data URL."""
    rows = []
    for y in range(height):
        stroke = width * y // height
        rows.append(b"\0" + bytes(0 if abs(x - stroke) < 3 else 255 for x in range(width)))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b""))
    chunks = (struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in parts)
    return "data:image/png;base64," + base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"".join(chunks)).decode()
