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


ASKS = {
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
    "POST /offers/{id}/accept": Ask("legalaid.offer"),
    "POST /offers/{id}/decline": Ask("legalaid.offer", body={"reason": "busy"}),
    "POST /applications/{id}/assignment": Ask("legalaid.offered", body={"lawyer": "lawyer1"}),
    "POST /applications/{id}/offers": Ask("legalaid.declined"),
    "GET /applications/{id}/candidates": Ask("legalaid.offered"),
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
    "GET /subsidies": Ask("legalaid.approved", seen="id"),
    "GET /subsidies.csv": Ask("legalaid.approved", seen="id"),
}
