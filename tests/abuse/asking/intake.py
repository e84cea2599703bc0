"""Calls to intake."""

from tests.abuse.asking.ask import Ask
from tests.abuse.scenes.intake import PIECES, TUS, creating
from tests.abuse.town import HOME
from tests.intake.evidence_files import png

APPOINTED = {"lawyer": "legalaid.closed", "mediator": "mediation.effective"}
NEW = {
    "channel": "web",
    "category": "labor.wages",
    "narrative": "样例案情",
    "region": HOME,
    "applicant": {"name": "样例applicant", "phone": "13900001234"},
}
PLACE = {"phone": "13900001234"}
ASKS = {
    "GET /categories": Ask(),
    "GET /questions": Ask(),
    "POST /triage": Ask(body={"narrative": "老板拖欠工资"}),
    "POST /cases": Ask(body=NEW),
    "GET /cases": Ask("submitted", query={"limit": "200"}, scenes=APPOINTED, seen="case"),
    "GET /cases/{case}": Ask("submitted", scenes=APPOINTED),
    "GET /cases/{case}/contact": Ask("submitted"),
    "POST /cases/{case}/notes": Ask("submitted", body={"text": "样例：又想起一件事"}),
    "GET /cases/{case}/record": Ask("submitted"),
    "POST /cases/{case}/consent/codes": Ask("submitted"),
    "POST /cases/{case}/consent": Ask("submitted", body={"manner": "spoken"}),
    "POST /callers": Ask(body={"phone": "13900001234", "reason": "样例：来电人问进度"}),
    "POST /saved": Ask(body=PLACE | {"words": "样例"}),
    "POST /saved/open": Ask(body=PLACE | {"code": "AAAAAAAA"}),
    "POST /saved/drop": Ask(body=PLACE | {"code": "AAAAAAAA"}),
    "POST /cases/{case}/accept": Ask("submitted"),
    "POST /cases/{case}/route": Ask("accepted", body={"service": "legalaid"}),
    "POST /cases/{case}/close": Ask("forwarded", body={"outcome": "done"}),
    "POST /cases/{case}/withdraw": Ask("submitted", body={}),
    "GET /readings": Ask(),
    "GET /track": Ask("track", query={"receipt": "{receipt}", "code": "{code}"}),
    "GET /cases/{case}/papers": Ask("filed", scenes=APPOINTED),
    "POST /cases/{case}/papers": Ask("submitted", head=creating(png())),
    "GET /cases/{case}/papers/{paper}/content": Ask("filed"),
    "GET /cases/{case}/papers/{paper}": Ask("arriving", head=TUS),
    "PATCH /cases/{case}/papers/{paper}": Ask("arriving", head=PIECES | {"Upload-Offset": "0"}, data=png()),
}
