"""What the stand-ins say when a test does not say otherwise: one worker's unpaid wages, one neighbours'
quarrel.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any


def at(days: float) -> str:
    """So many days from now; a test that counts days asks when it runs, not when it is collected."""
    return (datetime.now(UTC) + timedelta(days=days)).isoformat()


CATEGORIES = [
    {"code": code, "name": name, "service": service}
    for code, name, service in [
        ("labor.wages", "拖欠工资", "legalaid"),
        ("labor.injury", "工伤", "legalaid"),
        ("family.support", "赡养、抚养、扶养", "legalaid"),
        ("family.violence", "家庭暴力", "legalaid"),
        ("family.divorce", "离婚", "mediation"),
        ("traffic.injury", "交通事故受伤", "legalaid"),
        ("neighbour", "邻里纠纷", "mediation"),
        ("land", "土地、宅基地", "mediation"),
        ("contract", "合同、借款", "mediation"),
        ("consumer", "消费纠纷", "mediation"),
        ("property.service", "物业纠纷", "mediation"),
        ("medical", "医疗纠纷", "mediation"),
        ("criminal", "刑事", "legalaid"),
        ("notary.inheritance", "继承公证", "notary"),
        ("forensic", "司法鉴定", "forensic"),
        ("arbitration", "仲裁", "arbitration"),
        ("advice", "法律咨询", "advice"),
    ]
]
TIMELINE = [
    {"at": at(-6), "what": "您提交了求助"},
    {"at": at(-5), "what": "山丹县司法局受理了"},
    {"at": at(-5), "what": "转给法律援助中心"},
    {"at": at(-2), "what": "决定给您法律援助"},
]
CASE: dict[str, Any] = {
    "id": "c1",
    "receipt": "620725-2026-000012",
    "state": "in_progress",
    "category": "labor.wages",
    "region": "620725",
    "channel": "web",
    "service": "legalaid",
    "narrative": "我在县城工地上干了四个月，包工头一直不给工钱，一共两万三。\n打电话也不接了。",
    "applicant": {"id": "p1", "name": "王建国", "phone": "138****0001"},
    "opponent": {"id": "p2", "name": "刘老板"},
    "groups": ["migrant_worker"],
    "facts": {"household_members": 4, "pledge_signed": True},
    "suggestion": {"service": "legalaid", "why": "讨要工资可以申请法律援助（法律援助法第三十一条第五项）。"},
    "submitted": at(-6),
    "category_name": "拖欠工资",
    "due": at(1),
    "clocks": [{"name": "begin", "due": at(1), "paused": False}],
    "holder": "officer",
    "steps": ["accept", "route", "close", "withdraw"],
    "tracking_code": "7K3M9Q",
    "timeline": TIMELINE,
    "next": {"what": "指派律师", "by": at(1)},
}
SUBMITTED = {**CASE, "id": "c2", "receipt": "620725-2026-000013", "state": "submitted", "service": None,
             "next": {"what": "受理", "by": at(-1)}, "applicant": {"id": "p3", "name": "李秀英"}}  # fmt: skip
QUARREL = {**CASE, "id": "c3", "receipt": "620725-2026-000014", "category": "neighbour",
           "category_name": "邻里纠纷", "service": "mediation",
           "narrative": "邻居盖房把水排到我家院里，墙都泡了。",
           "next": {"what": "征求双方意见", "by": at(3)}}  # fmt: skip
MISSING = [
    {"fact": "paper_migrant_worker", "by": "officer", "zh": "有没有材料证明是进城务工人员？", "en": "Proof?"},
    {"fact": "household_members", "by": "applicant", "zh": "家里一共几口人？", "en": "How many?"},
    {"fact": "no_fixed_income", "by": "applicant", "zh": "您是不是没有固定的生活来源？", "en": "No income?"},
]
LAW = {
    "law": "法律援助法",
    "version": "2022-01-01",
    "verified": True,
    "sample": False,
    "facts": {},
    "missing": [],
}
APPLICATION: dict[str, Any] = {
    "id": "a1",
    "case": "c1",
    "state": "received",
    "region": "620725",
    "category": "labor.wages",
    "clocks": [{"name": "decision", "due": at(2), "paused": False, "provisional": False}],
    "assessment": {
        "scope": "yes", "hardship": "unknown", "standing": "yes", "advance": "no", "answer": "unknown",
        "missing": MISSING,
        "findings": {
            "scope": {**LAW, "answer": "yes", "article": "31(五)", "text": "请求支付劳动报酬"},
            "hardship": {**LAW, "answer": "unknown", "article": "42(三)", "text": "进城务工人员，有材料证明"},
            "standing": {**LAW, "answer": "yes", "article": "31", "text": "当事人本人申请"},
            "advance": {**LAW, "answer": "no", "article": "44(一)", "text": "距时效届满不足七日"},
        },
    },
    "decision": None,
    "supplement": None,
    "offers": [{"id": "a1.o0", "lawyer": "lawyer2", "at": at(-1), "expires": at(0), "state": "declined",
                "reason": "busy"}],
    "actions": ["decide", "establish", "state", "ask_supplement", "assign", "offer", "candidates"],
}  # fmt: skip
POST = {
    "id": "p1",
    "region": "620725",
    "kind": "detention",
    "name": "样例看守所",
    "weekends": True,
    "shifts": [{"day": "2026-12-01", "lawyer": "lawyer1", "asked": None, "uncovered": True}],
}
TRANSFER = {
    "id": "t1",
    "region": "620725",
    "place": "detention",
    "made": at(-1),
    "due": at(1),
    "by": "lawyer1",
    "begun": at(-1),
    "received": None,
    "late": False,
    "case": None,
    "name": "张某",
    "words": "想请律师",
}
OFFERS = [{"id": "a1.o1", "case": "c1", "application": "a1", "at": at(0), "expires": at(0.8), "state": "open",
           "summary": "讨要工资，山丹县，农民工", "category": "labor.wages", "region": "620725",
           "groups": ["migrant_worker"], "lawyer": "lawyer1", "reason": None, "matter": None}]  # fmt: skip
MATTER: dict[str, Any] = {
    "id": "a1.m1", "case": "c1", "application": "a1", "state": "open",
    "lawyer": "lawyer1", "region": "620725",
    "category": "labor.wages", "outcome": None, "hours": None, "papers": [], "report": None,
    "clocks": [{"name": "closing_papers", "due": at(25), "paused": False, "provisional": False}],
    "reports": [{"id": "a1.m1.r1", "at": at(-1), "text": "已经和受援人见面，收集了考勤表。"}],
}  # fmt: skip
DOCUMENT: dict[str, Any] = {
    "id": "a1.d1", "case": "c1", "kind": "grant", "title": "给予法律援助决定书", "at": at(-1),
    "number": "山丹县援给〔2026〕7号", "digest": "9f2c" * 16,
    "code": "ABCD-EFGH-IJKL-MNOP", "withdrawn": None,
    "paper": {
        "title": "给予法律援助决定书", "issuer": "山丹县法律援助中心", "addressee": "张三：", "copies_to": "",
        "ends_with_issuer": True,
        "parts": [
            {"form": "paragraph", "text": "经审查，决定给予法律援助。", "head": [], "rows": []},
            {"form": "fields", "text": "", "head": [], "rows": [["受援人", "张三"], ["事项", "工资"]]},
            {"form": "heading", "text": "你的权利和义务", "head": [], "rows": []},
            {"form": "listing", "text": "", "head": [], "rows": [["法律援助不收费。"]]},
            {"form": "table", "text": "人口", "head": ["关系", "收入"], "rows": [["本人", "2,100.00 元"]]},
            {"form": "signing", "text": "", "head": [], "rows": [["申请人（签名）"], ["日期"]]},
            {"form": "signed", "text": "承诺人", "head": [],
             "rows": [["data:image/png;base64,aaaa", "2026年11月2日"]]},
        ],
    },
}  # fmt: skip
TERMS = [{"text": "李家在十日内修好排水沟，不再往王家院里排水。", "due": "2026-12-10", "done": False,
          "at": None, "late": False, "breached": False}]  # fmt: skip
AGREEMENT: dict[str, Any] = {
    "version": 1, "digest": "9f2c" * 16, "at": at(-1), "oral": False,
    "facts": "双方因房屋排水发生争议，王家的墙泡了水。", "responsibility": "李家承认排水口朝着王家院子。",
    "manner": "请村里的瓦匠来修，钱由李家出。", "terms": TERMS, "lacking": [],
    "signatures": [], "unsigned": ["applicant", "opponent", "mediator"],
}  # fmt: skip
PARTIES: list[dict[str, Any]] = [{"party": "applicant", "person": "p1", "consent": "waiting", "at": None},
           {"party": "opponent", "person": "p2", "consent": "yes", "at": at(-1)}]  # fmt: skip
MEDIATION: dict[str, Any] = {
    "id": "m1", "case": "c3", "state": "agreed", "region": "620725", "category": "neighbour",
    "mediator": "mediator1", "parties": PARTIES, "version": 7, "routes": [], "overdue": False, "late": False,
    "clocks": [{"name": "mediation_term", "due": at(20), "paused": False}],
    "actions": ["consent", "set_session", "draft", "sign", "seal", "perform", "fail", "withdraw"],
    "sessions": [{"id": "m1.s1", "at": at(1), "place": "村委会调解室"}], "agreement": AGREEMENT,
    "proposed": at(-4), "opened": at(-2), "effective": None, "closed": None, "reason_code": None,
}  # fmt: skip
PEOPLE = [{"party": "applicant", "person": "p1", "name": "王建国", "phone": "+8613800000001"},
          {"party": "opponent", "person": "p2", "name": "李四", "phone": "+8613800000002"}]  # fmt: skip
REVIEW = {"id": "r1", "case": "c1", "state": "open", "service": "legalaid", "category": "labor.wages",
          "region": "620725", "due": at(9)}  # fmt: skip
DAYS: dict[str, Any] = {
    "met": {"on": at(-2), "late": False, "text": "在律所谈了一小时"}, "retained": at(-2),
    "diary": [{"id": "a1.m1.w1", "kind": "evidence", "on": at(-1), "hours": 3, "text": "去工地拍了照片"}],
    "hearings": [{"id": "a1.m1.h1", "starts": at(6), "minutes": 120, "place": "第三法庭", "dropped": None}],
}  # fmt: skip
INDICATORS = {
    "version": "2026-01",
    "items": [
        {"code": "contact", "name": "及时会见受援人", "max": 20, "weight": 0.2},
        {"code": "evidence", "name": "收集证据", "max": 30, "weight": 0.3},
        {"code": "opinion", "name": "代理意见", "max": 30, "weight": 0.3},
        {"code": "manner", "name": "服务态度", "max": 20, "weight": 0.2},
    ],
}
SAMPLE: dict[str, Any] = {"id": "s1", "region": "620725",
                          "period": {"from": "2026-01-01", "to": "2026-06-30"},
                          "rate": 0.2, "seed": "枫桥 2026", "population": 40, "drawn": 8, "by": "supervisor",
                          "at": at(-3)}  # fmt: skip
FOLLOW_UP = {"id": "f1", "case": "c1", "region": "620725", "service": "legalaid", "category": "labor.wages",
             "handler": "lawyer1", "satisfied": 1, "comment": "等了一个月才有人打电话", "due": at(1),
             "late": False, "state": "open"}  # fmt: skip
RESULTS = [
    {
        "key": "620725",
        "suppressed": False,
        "n": 42,
        "satisfaction": 0.93,
        "awareness": 0.61,
        "first_choice": 0.78,
        "score": 86.5,
    },
    {
        "key": "620702",
        "suppressed": True,
        "n": "<5",
        "satisfaction": None,
        "awareness": None,
        "first_choice": None,
        "score": None,
    },
]
STAFF = [{"username": "mediator1", "name": "赵调解员"}, {"username": "mediator2", "name": "钱调解员"}]
CREATED = {"id": "c9", "receipt": "620725-2026-000099", "tracking_code": "7K3M9Q", "state": "submitted",
           "suggestion": CASE["suggestion"]}  # fmt: skip

ANSWERS: dict[tuple[str, str], Any] = {
    ("POST", "/api/identity/codes"): {"code": "123456"},
    ("POST", "/api/identity/tokens"): {"access_token": "t", "expires_in": 3600, "roles": ["resident"]},
    ("DELETE", "/api/identity/tokens"): {},
    ("GET", "/api/identity/me"): {"id": "p1", "name": "王建国", "roles": ["resident"]},
    ("GET", "/api/identity/staff"): {"items": STAFF},
    ("GET", "/api/intake/categories"): CATEGORIES,
    ("POST", "/api/intake/triage"): {
        "category": "labor.wages",
        "service": "legalaid",
        "confidence": 0.8,
        "why": ["您说到“工钱”“包工头”"],
    },
    ("POST", "/api/intake/cases"): CREATED,
    ("GET", "/api/intake/cases"): {"items": [SUBMITTED, CASE, QUARREL], "next": None},
    ("GET", "/api/intake/cases/c1"): CASE,
    ("GET", "/api/intake/cases/c2"): SUBMITTED,
    ("GET", "/api/intake/cases/c3"): QUARREL,
    ("POST", "/api/intake/cases/[^/]+/(accept|route|withdraw|close)"): CASE,
    ("GET", "/api/intake/track"): {"state": "in_progress", "timeline": TIMELINE, "next": CASE["next"]},
    ("GET", "/api/legalaid/applications"): {"items": [APPLICATION], "next": None},
    ("GET", "/api/legalaid/applications/a1"): APPLICATION,
    ("POST", "/api/legalaid/applications/a1/decision"): {
        **APPLICATION,
        "state": "decided",
        "decision": "granted",
    },
    ("GET", "/api/legalaid/worklist"): [
        {
            "id": "a1",
            "case": "c1",
            "state": "received",
            "category": "labor.wages",
            "region": "620725",
            "groups": ["migrant_worker"],
            "clock": "decision",
            "due": at(-1),
            "attention": ["overdue"],
            "overdue": ["decision"],
            "lawyer": None,
            "level": "red",
        }
    ],
    ("GET", "/api/legalaid/matters/a1.m1/recipient"): {
        "id": "p1",
        "name": "王建国",
        "phone": "+8613800000001",
    },
    ("GET", "/api/legalaid/offers"): OFFERS,
    ("GET", "/api/legalaid/offers/a1.o1"): OFFERS[0],
    ("GET", "/api/legalaid/offers/a1.o1/parties"): {"applicant": "王建国", "opponent": "城关建筑公司"},
    ("POST", "/api/legalaid/offers/[^/]+/(accept|decline)"): {**OFFERS[0], "matter": "a1.m1"},
    ("GET", "/api/legalaid/matters"): {"items": [MATTER], "next": None},
    ("GET", "/api/legalaid/matters/a1.m1"): MATTER,
    ("POST", "/api/legalaid/matters/a1.m1/(reports|close|papers|replacement|ground)"): MATTER,
    ("POST", "/api/legalaid/matters/a1.m1/replacement/decision"): APPLICATION,
    ("GET", "/api/legalaid/documents/a1.d1"): DOCUMENT,
    ("GET", "/api/legalaid/needs"): {
        "languages": [
            {"code": "local", "zh": "当地方言", "en": "Local dialect"},
            {"code": "sign", "zh": "手语", "en": "Chinese Sign Language"},
        ],
        "places": [{"code": "620725-1", "region": "620725", "zh": "县城", "en": "County seat"}],
    },
    ("GET", "/api/identity/me/contact"): {"phone": "+8613900139000"},
    ("PUT", "/api/identity/me/contact"): {"phone": "+8613900139001"},
    ("GET", "/api/legalaid/matters/a1.m1/days"): DAYS,
    ("POST", "/api/legalaid/matters/a1.m1/(meeting|agreement|diary|hearings)"): DAYS,
    ("POST", "/api/legalaid/hearings/a1.m1.h1/drop"): DAYS,
    ("GET", "/api/identity/me/readings"): {
        "items": [
            {"at": at(-2), "by": "officer", "name": "陈受理", "what": "case c1", "purpose": "办理工单"}
        ],
        "next": None,
    },
    ("GET", "/api/intake/readings"): [
        {"at": at(-1), "by": "officer", "what": "case c1: narrative", "purpose": "核对案情"}
    ],
    ("GET", "/api/identity/consents"): {"items": [], "next": None},
    ("GET", "/api/mediation/cases/m1/people"): PEOPLE,
    ("GET", "/api/mediation/cases"): [MEDIATION],
    ("GET", "/api/mediation/cases/m1"): MEDIATION,
    ("POST", "/api/mediation/cases/m1/[a-z/]+"): MEDIATION,
    ("GET", "/api/evaluation/reviews"): {"items": [REVIEW], "next": None},
    ("GET", "/api/evaluation/reviews/r1"): REVIEW,
    ("GET", "/api/evaluation/indicators"): INDICATORS,
    ("POST", "/api/evaluation/reviews/r1/scores"): REVIEW,
    ("GET", "/api/evaluation/samples"): [SAMPLE],
    ("GET", "/api/evaluation/samples/s1"): {
        **SAMPLE,
        "how": ["一、按种子抽。"],
        "strata": [
            {
                "service": "legalaid",
                "category": "labor.wages",
                "handler": "lawyer1",
                "population": 20,
                "drawn": 4,
            }
        ],
    },
    ("GET", "/api/evaluation/samples/s1/progress"): {"drawn": 8, "reviews": 16, "scores": 9, "alpha": 0.81},
    ("GET", "/api/evaluation/follow-ups"): [FOLLOW_UP],
    ("POST", "/api/evaluation/follow-ups/f1/done"): FOLLOW_UP,
    ("GET", "/api/legalaid/applications/a1/candidates"): [
        {"lawyer": "lawyer1", "hindrance": None},
        {"lawyer": "lawyer2", "hindrance": "conflict"},
    ],
    ("GET", "/api/legalaid/duty/posts"): [POST],
    ("GET", "/api/legalaid/transfers"): [TRANSFER],
    ("GET", "/api/legalaid/lawyers/[^/]*/leave"): [{"id": "1", "start": "2026-12-01", "end": "2026-12-02"}],
    ("GET", "/api/legalaid/service"): [
        {"name": "lawyer1", "by": "lawyer", "year": 2026, "lawyers": 1, "hours": 12.5, "cases": 2, "met": 0}
        | {"goal": {"hours": 50, "cases": 5, "verified": False}}
    ],
    ("POST", "/api/legalaid/applications/a1/[a-z/-]+"): APPLICATION,
    ("POST", "/api/evaluation/samples"): {"id": "s1", "population": 40, "drawn": 8},
    ("POST", "/api/evaluation/surveys/[^/]+"): {},
    ("GET", "/api/evaluation/surveys/[^/]+"): {"answered": False},
    ("GET", "/api/evaluation/results"): {"items": RESULTS},
}
