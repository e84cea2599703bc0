"""Applications at every stage, and the lawyer's matter to its subsidy."""

from datetime import timedelta
from typing import Any

from tests.abuse.scenes.stage import LAWYER, OFFICER, SUPERVISOR, Stage

BASE = "/legalaid"
PROVEN = {"facts": {"paper_migrant_worker": True}, "source": "paper"}
SCENES = ("received", "asked", "offered", "declined", "drawn", "assigned", "refused", "objected")
NOTIFIED = ("criminal", "told")
CLOSING = ("closed", "papers_in", "computed", "batched", "approved")


def prepare(stage: Stage) -> None:
    """Route them all, then bring each to its place."""
    cases = {name: stage.routed("legalaid") for name in (*SCENES, *CLOSING)}
    cases |= {name: stage.routed("legalaid", "criminal") for name in NOTIFIED}
    cases["advanced"] = stage.routed("legalaid", days_to_limitation=3)
    stage.town.kit.settle()
    ids = {name: _application(stage, case) for name, case in cases.items()}
    for name, id in ids.items():
        stage.set(f"legalaid.{name}", id=id, case=cases[name])
    _before_the_decision(stage, ids)
    _lawyers(stage, ids)
    for name in CLOSING:
        _worked(stage, name, ids[name])
        if name == "batched":
            _batched(stage)
    _on_paper(stage, ids["assigned"])


def _on_paper(stage: Stage, application: str) -> None:
    """A hearing, and the documents that the clocks have issued meanwhile."""
    matter = stage.ids["legalaid.matter"]["id"]
    starts = (stage.town.kit.now() + timedelta(days=9)).isoformat()
    body = {"starts": starts, "place": "样例法庭"}
    (hearing,) = stage.do(LAWYER, f"{BASE}/matters/{matter}/hearings", body)["hearings"]
    stage.set("legalaid.hearing", hearing=hearing["id"])
    stage.town.kit.fire_clocks("legalaid")
    made = stage.do(OFFICER, f"{BASE}/applications/{application}/documents", method="GET")
    one = next(document for document in made if document["kind"] == "grant")
    stage.set("legalaid.document", id=one["id"], code=one["code"])


def _application(stage: Stage, case: str) -> str:
    found = stage.do(OFFICER, f"{BASE}/applications?case={case}", method="GET")
    return str(found[0]["id"])


def _before_the_decision(stage: Stage, ids: dict[str, str]) -> None:
    applicant = stage.people.applicant
    stage.do(OFFICER, f"{BASE}/applications/{ids['received']}/facts", PROVEN)
    stage.do(OFFICER, f"{BASE}/applications/{ids['asked']}/supplement-notice", {"items": ["identity_paper"]})
    for name in ("refused", "objected"):
        body = {"grant": False, "reason": "材料不足以证明"}
        stage.do(OFFICER, f"{BASE}/applications/{ids[name]}/decision", body)
    stage.do(applicant, f"{BASE}/applications/{ids['objected']}/objection", {"reason": "不服"})
    body = {"grant": True, "advance": True}
    stage.do(OFFICER, f"{BASE}/applications/{ids['advanced']}/decision", body)
    stage.do(OFFICER, f"{BASE}/applications/{ids['advanced']}/facts", PROVEN)


def _granted(stage: Stage, id: str) -> dict[str, Any]:
    """Granted; its open offer to the county's one lawyer."""
    stage.do(OFFICER, f"{BASE}/applications/{id}/facts", PROVEN)
    stage.do(OFFICER, f"{BASE}/applications/{id}/decision", {"grant": True})
    shown = stage.do(OFFICER, f"{BASE}/applications/{id}", method="GET")
    return next(offer for offer in shown["offers"] if offer["state"] == "open")


def _lawyers(stage: Stage, ids: dict[str, str]) -> None:
    case = stage.ids["legalaid.offered"]["case"]
    stage.set("legalaid.offer", id=_granted(stage, ids["offered"])["id"], case=case)
    for name in ("declined", "drawn"):
        offer = _granted(stage, ids[name])
        stage.do(LAWYER, f"{BASE}/offers/{offer['id']}/decline", {"reason": "busy"})
    now = stage.town.kit.now
    draw = {"source": "样例双色球第2026135期", "draws_at": (now() + timedelta(hours=1)).isoformat()}
    made = stage.do(OFFICER, f"{BASE}/applications/{ids['drawn']}/draws", draw)
    stage.set("legalaid.draw", id=made["id"])
    now.forward(hours=2)
    notice = {"organ": "court", "ground": "minor", "received": now().isoformat()}
    stage.do(OFFICER, f"{BASE}/applications/{ids['told']}/notice", notice)
    offer = stage.do(OFFICER, f"{BASE}/applications/{ids['told']}", method="GET")["offers"][0]
    stage.do(LAWYER, f"{BASE}/offers/{offer['id']}/accept")
    stage.set("legalaid.matter", id=_matter(stage, ids["assigned"]))
    _duty(stage)


def _duty(stage: Stage) -> None:
    """A post with one turn, an application from detention, a day of leave far ahead."""
    now, name = stage.town.kit.now(), "lawyer1"
    ahead = (now + timedelta(days=60)).date().isoformat()
    leave = stage.do(LAWYER, f"{BASE}/lawyers/{name}/leave", {"start": ahead, "end": ahead})
    stage.set("legalaid.lawyer", username=name)
    stage.set("legalaid.leave", username=name, id=leave[0]["id"])
    post = stage.do(OFFICER, f"{BASE}/duty/posts", {"kind": "detention", "name": "样例看守所"})["id"]
    turn = {"day": (now + timedelta(days=5)).date().isoformat(), "lawyer": name}
    stage.do(OFFICER, f"{BASE}/duty/posts/{post}/turns", turn)
    stage.set("legalaid.post", id=post)
    made = (now - timedelta(hours=1)).isoformat()
    asked = {"place": "detention", "made": made, "name": "样例", "words": "样例"}
    stage.set("legalaid.transfer", id=stage.do(LAWYER, f"{BASE}/transfers", asked)["id"])


def _batched(stage: Stage) -> None:
    """What is approved so far goes to the treasury together."""
    stage.set("legalaid.batch", id=stage.do(OFFICER, f"{BASE}/batches")["id"])
    stage.town.kit.fire_clocks("legalaid")


def _matter(stage: Stage, id: str) -> str:
    offer = _granted(stage, id)
    return str(stage.do(LAWYER, f"{BASE}/offers/{offer['id']}/accept")["matter"])


def _worked(stage: Stage, until: str, application: str) -> None:
    matter = _matter(stage, application)
    body = {"outcome": "won", "report": "样例结案", "hours": 8}
    stage.do(LAWYER, f"{BASE}/matters/{matter}/close", body)
    stage.set(f"legalaid.{until}", id=matter, case=stage.ids[f"legalaid.{until}"]["case"])
    if until == "closed":
        return
    stage.do(LAWYER, f"{BASE}/matters/{matter}/papers", {"papers": ["判决书"]})
    if until == "papers_in":
        return
    stage.do(OFFICER, f"{BASE}/matters/{matter}/file-check", {"complete": True})
    if until in ("batched", "approved"):
        stage.do(SUPERVISOR, f"{BASE}/matters/{matter}/subsidy/approval")
