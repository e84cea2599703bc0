"""Calls to legal aid."""

from datetime import timedelta
from typing import Any

from tests.abuse.asking.ask import Ask
from tests.abuse.scenes import Stage

REASON = {"reason": "样例理由"}
OWN = {"lawyer": "legalaid.closed"}


def _draw(stage: Stage) -> dict[str, Any]:
    later = stage.town.kit.now() + timedelta(days=2)
    return {"source": "样例双色球第2026136期", "draws_at": later.isoformat()}


def _notice(stage: Stage) -> dict[str, Any]:
    return {"organ": "court", "ground": "minor", "received": stage.town.kit.now().isoformat()}


def _soon(stage: Stage, days: int = 20) -> str:
    return (stage.town.kit.now() + timedelta(days=days)).date().isoformat()


def _leave(stage: Stage) -> dict[str, Any]:
    return {"start": _soon(stage), "end": _soon(stage)}


def _plan(stage: Stage) -> dict[str, Any]:
    return {"start": _soon(stage, 1), "until": _soon(stage, 10)}


def _turn(stage: Stage) -> dict[str, Any]:
    return {"day": _soon(stage, 2), "lawyer": "lawyer1"}


def _swap(stage: Stage) -> dict[str, Any]:
    return {"day": _soon(stage, 3), "to": "lawyer1"}


def _answer(stage: Stage) -> dict[str, Any]:
    return {"day": _soon(stage, 3), "agreed": False}


def _passing(stage: Stage) -> dict[str, Any]:
    made = stage.town.kit.now() - timedelta(hours=1)
    return {"place": "detention", "made": made.isoformat(), "name": "样例", "words": "样例"}


def _done(stage: Stage) -> dict[str, Any]:
    return {"on": (stage.town.kit.now() - timedelta(seconds=1)).isoformat()}


def _noted(stage: Stage) -> dict[str, Any]:
    return _done(stage) | {"kind": "court", "hours": 2}


def _hearing(stage: Stage) -> dict[str, Any]:
    return {"starts": (stage.town.kit.now() + timedelta(days=9)).isoformat(), "place": "样例法庭"}


MEANS = {"members": [{"relation": "本人", "income_month_fen": 100}]}

ASKS = {
    "POST /applications/{id}/means": Ask("legalaid.received", body=MEANS),
    "POST /applications/{id}/shared-records": Ask("legalaid.received"),
    "GET /applications/{id}/documents": Ask("legalaid.received"),
    "GET /documents/{id}": Ask("legalaid.document"),
    "GET /documents/{id}/pdf": Ask("legalaid.document"),
    "GET /verify/{code}": Ask("legalaid.document"),
    "GET /matters/{id}/days": Ask("legalaid.matter"),
    "GET /matters/{id}/hearings.ics": Ask("legalaid.matter"),
    "POST /matters/{id}/meeting": Ask("legalaid.matter", making=_done),
    "POST /matters/{id}/agreement": Ask("legalaid.matter", making=_done),
    "POST /matters/{id}/diary": Ask("legalaid.matter", making=_noted),
    "POST /matters/{id}/hearings": Ask("legalaid.matter", making=_hearing),
    "POST /hearings/{hearing}/drop": Ask("legalaid.hearing"),
    "GET /applications": Ask("legalaid.received", query={"case": "{case}"}, scenes=OWN, seen="case"),
    "GET /applications/{id}": Ask("legalaid.received", scenes={"lawyer": "legalaid.assigned"}),
    "GET /applications/{id}/record": Ask("legalaid.received"),
    "POST /applications/{id}/facts": Ask(
        "legalaid.received", body={"facts": {"pledge_signed": True}, "source": "statement"}
    ),
    "POST /applications/{id}/supplement-notice": Ask("legalaid.received", body={"items": ["identity_paper"]}),
    "POST /applications/{id}/supplement": Ask("legalaid.asked", body={"items": ["identity_paper"]}),
    "POST /applications/{id}/decision": Ask("legalaid.received", body={"grant": True}),
    "POST /assessments": Ask(body={"matter": "labor.wages"}),
    "GET /offers": Ask("legalaid.offer", seen="id"),
    "GET /offers/{id}": Ask("legalaid.offer"),
    "GET /offers/{id}/parties": Ask("legalaid.offer"),
    "POST /offers/{id}/accept": Ask("legalaid.offer"),
    "POST /offers/{id}/decline": Ask("legalaid.offer", body={"reason": "busy"}),
    "POST /applications/{id}/assignment": Ask("legalaid.offered", body={"lawyer": "lawyer1"}),
    "POST /applications/{id}/offers": Ask("legalaid.declined"),
    "GET /applications/{id}/candidates": Ask("legalaid.offered"),
    "POST /applications/{id}/needs": Ask("legalaid.offered", body={"languages": ["sign"]}),
    "GET /needs": Ask(),
    "POST /matching": Ask(),
    "GET /lawyers/{username}/leave": Ask("legalaid.lawyer"),
    "POST /lawyers/{username}/leave": Ask("legalaid.lawyer", making=_leave),
    "POST /lawyers/{username}/leave/{id}/cancel": Ask("legalaid.leave"),
    "GET /duty/posts": Ask("legalaid.post", seen="id"),
    "POST /duty/posts": Ask(body={"kind": "court", "name": "样例法院", "weekends": True}),
    "POST /duty/posts/{id}/plan": Ask("legalaid.post", making=_plan),
    "POST /duty/posts/{id}/turns": Ask("legalaid.post", making=_turn),
    "POST /duty/posts/{id}/swaps": Ask(
        "legalaid.post", making=lambda stage: {"day": _soon(stage, 3), "to": "lawyer1"}
    ),
    "POST /duty/posts/{id}/swaps/answer": Ask("legalaid.post", making=_answer),
    "GET /duty/posts/{id}/calendar.ics": Ask("legalaid.post"),
    "GET /transfers": Ask("legalaid.transfer", seen="id"),
    "POST /transfers": Ask(making=_passing),
    "POST /transfers/{id}/receipt": Ask("legalaid.transfer", body={}),
    "POST /applications/{id}/draws": Ask("legalaid.declined", making=_draw),
    "POST /draws/{id}/entropy": Ask("legalaid.draw", body={"value": "03 07 11 19 26 30"}),
    "GET /draws/{id}": Ask("legalaid.draw"),
    "POST /matters/{id}/replacement": Ask("legalaid.matter", body=REASON),
    "POST /matters/{id}/replacement/decision": Ask("legalaid.matter", body={"replace": True, **REASON}),
    "POST /matters/{id}/ground": Ask("legalaid.matter", body={"ground": "own_lawyer", **REASON}),
    "POST /applications/{id}/termination": Ask("legalaid.assigned", body={"ground": "own_lawyer", **REASON}),
    "POST /applications/{id}/objection": Ask("legalaid.refused", body=REASON),
    "POST /applications/{id}/objection/review": Ask("legalaid.objected", body={"uphold": True, **REASON}),
    "POST /applications/{id}/confirmation": Ask("legalaid.advanced", body={}),
    "GET /matters": Ask("legalaid.closed", query={"case": "{case}"}, seen="case"),
    "GET /matters/{id}": Ask("legalaid.matter"),
    "GET /matters/{id}/recipient": Ask("legalaid.matter"),
    "POST /matters/{id}/reports": Ask("legalaid.matter", body={"text": "样例进展"}),
    "POST /matters/{id}/close": Ask("legalaid.matter", body={"outcome": "won", "report": "样例", "hours": 8}),
    "POST /matters/{id}/papers": Ask("legalaid.closed", body={"papers": ["判决书"]}),
    "POST /applications/{id}/notice": Ask("legalaid.criminal", making=_notice),
    "POST /applications/{id}/notice/told": Ask("legalaid.told"),
    "GET /worklist": Ask("legalaid.received", query={"days": "60"}, seen="case"),
    "GET /service": Ask(),
    "POST /matters/{id}/file-check": Ask("legalaid.papers_in", body={"complete": True}),
    "POST /matters/{id}/subsidy/approval": Ask("legalaid.computed"),
    "POST /matters/{id}/subsidy/payment": Ask("legalaid.approved", body={"reference": "国库2026-1"}),
    "GET /batches": Ask("legalaid.batch", seen="id"),
    "POST /batches": Ask(),
    "GET /batches/{id}": Ask("legalaid.batch"),
    "GET /batches/{id}/sheet.csv": Ask("legalaid.batch"),
    "GET /batches/{id}/sheet.xlsx": Ask("legalaid.batch"),
    "POST /batches/{id}/payment": Ask("legalaid.batch", body={"reference": "国库2026-2"}),
    "GET /subsidies": Ask("legalaid.approved", seen="id"),
    "GET /subsidies.csv": Ask("legalaid.approved", seen="id"),
}
