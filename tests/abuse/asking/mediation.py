"""Calls to mediation."""

from datetime import timedelta
from typing import Any

from services.mediation.domain.moments import china_day
from tests.abuse.asking.ask import Ask
from tests.abuse.scenes import Stage
from tests.mediation.room import TERMS
from tests.mediation.table import IMAGE

APPLICANT = {"party": "applicant"}
EVER = {"from": "2026-01-01", "to": "2099-12-31"}


def _words(stage: Stage) -> dict[str, Any]:
    later = (stage.town.kit.now() + timedelta(days=40)).date().isoformat()
    return {"facts": "样例：水渠堵了", "terms": [term | {"due": later} for term in TERMS]}


def _orally(stage: Stage) -> dict[str, Any]:
    return _words(stage) | {"parties": ["applicant", "opponent"]}


def _meeting(stage: Stage) -> dict[str, Any]:
    return {"at": (stage.town.kit.now() + timedelta(days=3)).isoformat(), "place": "样例司法所"}


def _longer(stage: Stage) -> dict[str, Any]:
    until = (stage.town.kit.now() + timedelta(days=45)).date().isoformat()
    return {"until": until, "parties": ["applicant", "opponent"]}


def _court(stage: Stage) -> dict[str, Any]:
    return {"result": "confirmed", "on": china_day(stage.town.kit.now()).isoformat(), "number": "样例1号"}


def _told(stage: Stage) -> dict[str, Any]:
    return {"who": "family", "at": stage.town.kit.now().isoformat()}


def _noted(stage: Stage) -> dict[str, Any]:
    return {"what": "note", "taken": stage.town.kit.now().isoformat(), "note": {"text": "样例走访"}}


NO_PROOF = {"proof": "样例"}  # a link's own rules are in tests/mediation/test_links.py: roles do not count


def _soon(stage: Stage) -> dict[str, Any]:
    return {"at": (stage.town.kit.now() + timedelta(days=4)).isoformat(), "place": "样例村委会"}


def _answers(_stage: Stage) -> dict[str, Any]:
    names = ("threatened", "hurt", "weapon", "crowd", "self_harm")
    return {"occasion": "start", "answers": dict.fromkeys(names, "no")}


def _charged(stage: Stage) -> dict[str, Any]:
    return {"committee": stage.ids["mediation.committee"]["id"]}


def _received(stage: Stage) -> dict[str, Any]:
    return {"answer": "received", "digest": stage.ids["mediation.digest"]["digest"]}


REGISTERED = {"origin": "party", "kind": "people", "dispute": "neighbour"}
COMMITTEE = {
    "name": "样例调委会",
    "kind": "township",
    "region": "620725",
    "address": "样例镇",
    "court": "样例法院",
}
MEMBER = {"name": "样例委员", "office": "member", "since": "2025-01-01"}
HANDED = {"to": "court", "purpose": "result", "items": ["category"], "allowed": ["applicant", "opponent"]}
AID = {**APPLICANT, "narrative": "样例：调解不成，想打官司", "items": ["category"]}

ASKS = {
    "POST /cases/{id}/links": Ask("mediation.drafted", body={**APPLICANT, "purpose": "sign"}),
    "GET /cases/{id}/links": Ask("mediation.drafted"),
    "POST /links/codes": Ask(body={"link": "样例"}),
    "POST /links/proofs": Ask(body={"link": "样例", "code": "123456"}),
    "POST /links/view": Ask(body=NO_PROOF),
    "POST /links/consent": Ask(body=NO_PROOF | {"agrees": True}),
    "POST /links/signing-codes": Ask(body=NO_PROOF | {"digest": "样例"}),
    "POST /links/signature": Ask(body=NO_PROOF | {"digest": "样例", "image": IMAGE}),
    "POST /cases/{id}/on-paper": Ask(
        "mediation.named", body={**APPLICANT, "what": "consent", "agrees": True, "paper": "paper-1"}
    ),
    "GET /cases/{id}/on-paper": Ask("mediation.charging"),
    "GET /cases/{id}/visit": Ask("mediation.open"),
    "POST /cases/{id}/visit/items": Ask(
        "mediation.open", making=_noted, head={"Idempotency-Key": "样例走访".encode().hex()}
    ),
    "GET /cases/{id}/visit/notes": Ask("mediation.open"),
    "GET /cases": Ask("mediation.open", query={"case": "{case}"}, seen="id"),
    "GET /cases/{id}": Ask("mediation.open"),
    "GET /cases/{id}/people": Ask("mediation.open"),
    "GET /cases/{id}/record": Ask("mediation.open"),
    "GET /cases/{id}/signatures/{party}": Ask("mediation.signature"),
    "POST /cases/{id}/mediator": Ask("mediation.proposed", body={"mediator": "mediator1"}),
    "POST /cases/{id}/parties": Ask("mediation.named", body={"party": "opponent-2", "name": "样例第三人"}),
    "POST /cases/{id}/parties/{party}/agent": Ask(
        "mediation.party", body={"name": "样例代理", "phone": "13900009999", "special": True}
    ),
    "POST /cases/{id}/consents": Ask("mediation.named", body={**APPLICANT, "agrees": True}),
    "POST /cases/{id}/withdraw": Ask("mediation.open", body=APPLICANT),
    "POST /cases/{id}/sessions": Ask("mediation.open", making=_meeting),
    "POST /cases/{id}/sessions/{session}/cancel": Ask("mediation.session"),
    "GET /calendar": Ask("mediation.session", query=EVER, seen="session"),
    "POST /cases/{id}/sessions/{session}/minutes": Ask("mediation.session", body={"text": "样例笔录二"}),
    "POST /cases/{id}/sessions/{session}/minutes/confirmations": Ask("mediation.session", body=APPLICANT),
    "POST /cases/{id}/confidences": Ask("mediation.open", body={**APPLICANT, "text": "样例"}),
    "GET /cases/{id}/confidences": Ask("mediation.open"),
    "POST /cases/{id}/extension": Ask("mediation.open", making=_longer),
    "POST /cases/{id}/dangers": Ask("mediation.open", body={"kind": "violence", "text": "样例"}),
    "POST /cases/{id}/dangers/{which}/told": Ask("mediation.danger", making=_told),
    "POST /cases/{id}/dangers/{which}/over": Ask("mediation.danger"),
    "POST /cases/{id}/agreement": Ask("mediation.open", making=_words),
    "POST /cases/{id}/oral": Ask("mediation.open", making=_orally),
    "GET /cases/{id}/versions": Ask("mediation.drafted"),
    "GET /cases/{id}/differences": Ask("mediation.drafted", query={"old": "1", "new": "2"}),
    "POST /cases/{id}/signatures": Ask("mediation.drafted", body={**APPLICANT, "image": IMAGE}),
    "POST /cases/{id}/seal": Ask("mediation.signed"),
    "POST /cases/{id}/fail": Ask("mediation.open", body={"reason": "样例"}),
    "POST /cases/{id}/performance": Ask("mediation.effective", body={"term": 0, "done": True}),
    "GET /cases/{id}/confirmation": Ask("mediation.effective"),
    "POST /cases/{id}/confirmation": Ask("mediation.effective", body=APPLICANT),
    "POST /cases/{id}/confirmation/result": Ask("mediation.asked", making=_court),
    "POST /cases/{id}/close": Ask("mediation.confirmed"),
    "POST /cases/{id}/mediator-wishes": Ask(
        "mediation.proposed", body={**APPLICANT, "mediator": "mediator1"}
    ),
    "POST /cases/{id}/mediators": Ask("mediation.named", body={"mediator": "mediator3"}),
    "POST /cases/{id}/mediators/{username}/leave": Ask("mediation.further"),
    "POST /cases/{id}/conflict": Ask("mediation.open", body={"reason": "样例：一方是亲戚"}),
    "POST /cases/{id}/guests": Ask("mediation.open", body={"kind": "neighbour", "name": "样例邻居"}),
    "POST /cases/{id}/guests/{guest}/answers": Ask("mediation.guest", body={**APPLICANT, "agrees": True}),
    "POST /cases/{id}/openness": Ask("mediation.open", body={**APPLICANT, "open": True}),
    "POST /cases/{id}/register": Ask("mediation.open", body=REGISTERED),
    "POST /cases/{id}/committee": Ask("mediation.charging", making=_charged),
    "GET /disputes": Ask(),
    "GET /cases/{id}/risks": Ask("mediation.open"),
    "POST /cases/{id}/risks": Ask("mediation.open", making=_answers),
    "POST /cases/{id}/sessions/{session}/put-off": Ask("mediation.session", making=_soon),
    "POST /cases/{id}/preview": Ask("mediation.open", making=_words),
    "POST /cases/{id}/handoffs": Ask("mediation.open", body=HANDED),
    "GET /cases/{id}/handoffs/{which}": Ask("mediation.handoff"),
    "POST /cases/{id}/handoffs/{which}/answer": Ask("mediation.handoff", making=_received),
    "GET /cases/{id}/aid": Ask("mediation.failed", query={"party": "applicant"}),
    "POST /cases/{id}/aid": Ask("mediation.failed", body=AID),
    "GET /cases/{id}/documents": Ask("mediation.effective"),
    "GET /cases/{id}/documents/{name}": Ask("mediation.document"),
    "GET /verify/{code}": Ask("mediation.printed"),
    "GET /committees": Ask(query={"region": "620725"}),
    "POST /committees": Ask(body=COMMITTEE),
    "POST /committees/{id}/members": Ask("mediation.committee", body=MEMBER),
    "POST /committees/{id}/members/{member}/leave": Ask("mediation.member", body={"reason": "resigned"}),
}
