"""Mediation with everything on the table: committee, register, guest, danger, minutes, two versions;
and an agreement that was valid and is broken.
"""

from __future__ import annotations

from datetime import timedelta

from launcher.demo import quarrel
from launcher.demo.story import Story
from tests.site.stages.mediation import MEDIATOR, Found, asked, meeting, signing

COMMITTEE = {
    "name": "清泉镇人民调解委员会",
    "kind": "township",
    "region": "620725",
    "address": "清泉镇政府一楼",
    "court": "山丹县人民法院",
}
HEAD = {
    "name": "赵主任",
    "office": "head",
    "since": "2025-01-01",
    "username": "mediator2",
    "grade": "first",
    "specialities": ["婚姻家庭", "邻里"],
    "languages": ["藏语"],
}
REGISTER = {"origin": "delegated", "kind": "people", "dispute": "neighbour", "organ": "山丹县人民法院"}


def talked(story: Story) -> Found:
    """In session, with everything that can be noted."""
    found = meeting(story)
    path, mediator = f"/api/mediation/cases/{found['mediation']}", story.people.staff(MEDIATOR)
    made = story.do(story.officer, "committee", "/api/mediation/committees", COMMITTEE)
    members = f"/api/mediation/committees/{made['id']}/members"
    member = story.do(story.officer, "member", members, HEAD)["members"][0]["id"]
    story.do(story.officer, "charge", f"{path}/committee", {"committee": made["id"]})
    told = story.client.ledger.started.date().isoformat()
    story.do(mediator, "register", f"{path}/register", REGISTER | {"informed": told})
    guest = story.do(
        mediator, "guest", f"{path}/guests", {"kind": "interpreter", "name": "卓玛", "language": "藏语"}
    )
    shown = story.do(
        mediator,
        "danger",
        f"{path}/dangers",
        {"kind": "self_harm", "text": "对方说不想活了。", "told": [{"who": "police", "at": _now(story)}]},
    )
    session = shown["sessions"][0]["id"]
    minutes = {"text": "申请人：墙根泡了半年，要赔。\n被申请人：愿意修沟，钱要分期。"}
    story.do(mediator, "minutes", f"{path}/sessions/{session}/minutes", minutes)
    story.do(mediator, "alone", f"{path}/confidences", {"party": "opponent", "text": "其实愿意多赔五百。"})
    parcel = {"to": "court", "purpose": "result", "items": ["category"], "allowed": ["applicant", "opponent"]}
    sent = story.do(mediator, "handoff", f"{path}/handoffs", parcel)
    _two_versions(story, path)
    return found | {
        "session": session,
        "committee": made["id"],
        "member": member,
        "guest": guest["guests"][0]["id"],
        "danger": shown["dangers"][0]["id"],
        "handoff": sent["handoffs"][0]["id"],
    }


def _now(story: Story) -> str:
    return story.client.ledger.started.isoformat()


def _term(story: Story, text: str, days: int) -> dict[str, object]:
    due = [(story.client.ledger.started + timedelta(days=d)).date().isoformat() for d in (days, days + 30)]
    parts = [{"due": due[0], "amount_fen": 100000}, {"due": due[1], "amount_fen": 50000}]
    owed = {"by": "opponent", "to": "applicant", "amount_fen": 150000, "instalments": parts}
    return {"text": text, "due": due[1], "manner": "转到申请人的银行卡", **owed}


def _two_versions(story: Story, path: str) -> None:
    mediator = story.people.staff(MEDIATOR)
    for number, text in enumerate(("赔偿墙面修补费，一次付清。", "赔偿墙面修补费，分两期付清。")):
        terms = [_term(story, text, 20)]
        words = {"facts": "双方因院墙排水发生争议，墙根受潮。", "terms": terms}
        story.do(mediator, f"version-{number}", f"{path}/agreement", words)


def broken(story: Story) -> Found:
    """Valid, confirmed by nobody yet, and not performed."""
    found = signing(story)
    path, mediator = f"/api/mediation/cases/{found['mediation']}", story.people.staff(MEDIATOR)
    words = {"facts": "双方因院墙排水发生争议。", "terms": [_term(story, "赔偿墙面修补费。", 15)]}
    story.do(mediator, "again", f"{path}/agreement", words)
    for party in ("applicant", "opponent", "mediator"):
        story.do(
            mediator, f"sign-{party}", f"{path}/signatures", {"party": party, "image": quarrel.signature()}
        )
    story.do(mediator, "seal", f"{path}/seal")
    story.do(mediator, "breach", f"{path}/performance", {"term": 0, "done": False})
    return found


def failed(story: Story) -> Found:
    """No agreement: the other ways are told."""
    found = asked(story)
    path = f"/api/mediation/cases/{found['mediation']}"
    story.do(story.people.staff(MEDIATOR), "fail", f"{path}/fail", {"reason": "双方差得太远，谈不拢。"})
    return found
