"""A quarrel at every stage of the table."""

from datetime import timedelta

from tests.abuse.scenes.stage import MEDIATOR, OFFICER, Stage
from tests.mediation.room import TERMS
from tests.mediation.table import IMAGE

STAGES = ("proposed", "named", "open", "drafted", "signed", "effective", "asked", "confirmed")
PARTIES = ("applicant", "opponent")


def prepare(stage: Stage) -> None:
    """Route them all, then go as far as each is meant to."""
    cases = {name: stage.routed("mediation", "neighbour") for name in STAGES}
    stage.town.kit.settle()
    for name, case in cases.items():
        found = stage.do(OFFICER, f"/mediation/cases?case={case}", method="GET")
        stage.set(f"mediation.{name}", id=found[0]["id"], case=case)
        _go(stage, found[0]["id"], STAGES.index(name))
    _talked(stage)


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
            {"result": "confirmed", "on": stage.town.kit.now().date().isoformat(), "number": "样例1号"},
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
