"""A quarrel at every stage of the table."""

from datetime import timedelta

from services.mediation.domain.moments import china_day
from tests.abuse.scenes.stage import MEDIATOR, OFFICER, Stage
from tests.abuse.town import HOME
from tests.mediation.room import TERMS
from tests.mediation.table import IMAGE

FURTHER = ("further", "failed", "charging")
STAGES = ("proposed", "named", "open", "drafted", "signed", "effective", "asked", "confirmed")
PARTIES = ("applicant", "opponent")


def prepare(stage: Stage) -> None:
    """Route them all, then go as far as each is meant to."""
    cases = {name: stage.routed("mediation", "neighbour") for name in (*STAGES, *FURTHER)}
    stage.town.kit.settle()
    for name, case in cases.items():
        found = stage.do(OFFICER, f"/mediation/cases?case={case}", method="GET")
        stage.set(f"mediation.{name}", id=found[0]["id"], case=case)
        _go(stage, found[0]["id"], STAGES.index(name) if name in STAGES else 1)
    _talked(stage)
    _around(stage)


def _go(stage: Stage, id: str, far: int) -> None:
    path = f"/mediation/cases/{id}"
    later = (stage.town.kit.now() + timedelta(days=40)).date().isoformat()
    terms = [term | {"due": later} for term in TERMS]
    steps = (
        lambda: None,
        lambda: stage.do(OFFICER, f"{path}/mediator", {"mediator": "mediator1"}),
        lambda: [stage.do(MEDIATOR, f"{path}/consents", {"party": p, "agrees": True}) for p in PARTIES],
        lambda: [
            stage.do(MEDIATOR, f"{path}/agreement", {"facts": f"水渠堵了{n}", "terms": terms})
            for n in range(2)
        ],
        lambda: [
            stage.do(MEDIATOR, f"{path}/signatures", {"party": p, "image": IMAGE})
            for p in (*PARTIES, "mediator")
        ],
        lambda: stage.do(MEDIATOR, f"{path}/seal"),
        lambda: [stage.do(MEDIATOR, f"{path}/confirmation", {"party": p}) for p in PARTIES],
        lambda: stage.do(
            MEDIATOR,
            f"{path}/confirmation/result",
            {"result": "confirmed", "on": china_day(stage.town.kit.now()).isoformat(), "number": "样例1号"},
        ),
    )
    for step in steps[: far + 1]:
        step()


def _talked(stage: Stage) -> None:
    """In the open one: a session with minutes, a danger, a confidence."""
    id = stage.ids["mediation.open"]["id"]
    path, now = f"/mediation/cases/{id}", stage.town.kit.now()
    meeting = {"at": (now + timedelta(days=2)).isoformat(), "place": "样例司法所"}
    shown = stage.do(MEDIATOR, f"{path}/sessions", meeting)
    session = shown["sessions"][0]["id"]
    stage.do(MEDIATOR, f"{path}/sessions/{session}/minutes", {"text": "样例笔录"})
    told = {"kind": "violence", "text": "样例：扬言动手", "told": [{"who": "police", "at": now.isoformat()}]}
    shown = stage.do(MEDIATOR, f"{path}/dangers", told)
    stage.do(MEDIATOR, f"{path}/confidences", {"party": "applicant", "text": "样例：只说给您听"})
    signed = stage.ids["mediation.signed"]["id"]
    stage.set("mediation.signature", id=signed, party="applicant")
    stage.set("mediation.party", id=stage.ids["mediation.named"]["id"], party="applicant")
    stage.set("mediation.session", id=id, session=session)
    stage.set("mediation.danger", id=id, which=shown["dangers"][0]["id"])


def _around(stage: Stage) -> None:
    """A committee with a member, a guest, a further mediator, something handed on, a failure, a paper."""
    facts = {
        "name": "样例镇调委会",
        "kind": "township",
        "region": HOME,
        "address": "样例镇",
        "court": "样例法院",
    }
    made = stage.do(OFFICER, "/mediation/committees", facts)
    who = {"name": "样例主任", "office": "head", "since": "2025-01-01"}
    shown = stage.do(OFFICER, f"/mediation/committees/{made['id']}/members", who)
    stage.set("mediation.committee", id=made["id"])
    stage.set("mediation.member", id=made["id"], member=shown["members"][0]["id"])
    path = f"/mediation/cases/{stage.ids['mediation.open']['id']}"
    guest = stage.do(MEDIATOR, f"{path}/guests", {"kind": "expert", "name": "样例专家"})["guests"][0]
    parcel = {"to": "court", "purpose": "result", "items": ["category"], "allowed": list(PARTIES)}
    sent = stage.do(MEDIATOR, f"{path}/handoffs", parcel)["handoffs"][0]
    id = stage.ids["mediation.open"]["id"]
    stage.set("mediation.guest", id=id, guest=guest["id"])
    stage.set("mediation.handoff", id=id, which=sent["id"])
    stage.set("mediation.digest", digest=sent["digest"])
    further = stage.ids["mediation.further"]["id"]
    stage.people.appoint(3, roles=("mediator",))
    stage.town.kit.settle()
    stage.do(OFFICER, f"/mediation/cases/{further}/mediators", {"mediator": "mediator3"})
    stage.set("mediation.further", id=further, username="mediator3")
    stage.do(MEDIATOR, f"/mediation/cases/{stage.ids['mediation.failed']['id']}/fail", {"reason": "样例"})
    _kept(stage)
    _printed(stage)


def _kept(stage: Stage) -> None:
    """A note from a visit, a link to sign by, a consent on paper."""
    note = {"what": "note", "taken": stage.town.kit.now().isoformat(), "note": {"text": "样例走访"}}
    open_, drafted, charging = (
        stage.ids[f"mediation.{name}"]["id"] for name in ("open", "drafted", "charging")
    )
    path = f"/mediation/cases/{open_}/visit/items"
    stage.town.made("POST", path, MEDIATOR, note, head={"Idempotency-Key": "a note of a visit"})
    stage.do(MEDIATOR, f"/mediation/cases/{drafted}/links", {"party": "opponent", "purpose": "sign"})
    paper = {"party": "applicant", "what": "consent", "agrees": True, "paper": "paper-1"}
    stage.do(MEDIATOR, f"/mediation/cases/{charging}/on-paper", paper)


def _printed(stage: Stage) -> None:
    """The agreement in print, and its code."""
    id, name = stage.ids["mediation.effective"]["id"], "agreement-2"
    answer = stage.town.call("GET", f"/mediation/cases/{id}/documents/{name}", MEDIATOR)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    shelf = stage.town.kit.runtime.contexts["mediation"].db["shelf"]
    kept = shelf.find_one({"_id": f"{id}.{name}"}) or {}
    stage.set("mediation.document", id=id, name=name)
    stage.set("mediation.printed", code=kept["code"])
