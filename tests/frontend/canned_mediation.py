"""A mediation on whose page everything stands at once, and what the service says beside it."""

from __future__ import annotations

from typing import Any

from tests.frontend.canned import AGREEMENT, MEDIATION, PARTIES, at

BASE = "/api/mediation/cases/m1"

TERM = {
    "text": "分期赔偿墙面修补费。",
    "by": "opponent",
    "to": "applicant",
    "amount_fen": 150000,
    "due": "2027-02-10",
    "manner": "转账",
    "done": False,
    "at": None,
    "late": True,
    "breached": False,
    "instalments": [
        {"due": "2027-01-10", "amount_fen": 100000, "done": True, "at": at(-1), "late": False},
        {"due": "2027-02-10", "amount_fen": 50000, "done": False, "at": None, "late": True},
    ],
}
TEXT = {
    **AGREEMENT,
    "version": 2,
    "terms": [*AGREEMENT["terms"], TERM],
    "lacking": [
        {"name": "manner", "zh": "履行的方式", "en": "manner", "basis": "人民调解法.29.1.3@2011-01-01"}
    ],
    "signatures": [{"party": "opponent", "at": at(0), "agent": True}],
}
MINUTES = {"text": "甲方说墙泡了。", "digest": "sha256:77", "at": at(0), "confirmed": ["opponent"]}
DANGER = {
    "id": "m1.d1",
    "kind": "violence",
    "zh": "可能打架伤人",
    "text": "说要动手",
    "by": "mediator1",
    "at": at(0),
    "told": [{"who": "family", "at": at(0)}],
    "untold": ["police"],
    "minutes": 3,
    "over": None,
    "late": True,
}
WHOLE: dict[str, Any] = {
    **MEDIATION,
    "parties": [
        {**PARTIES[0], "agent": {"person": "p9", "special": False}, "wishes": "mediator2", "open": True},
        {**PARTIES[1], "agent": None, "wishes": None, "open": None},
        {
            "party": "opponent-2",
            "person": "p3",
            "consent": "no",
            "at": at(0),
            "agent": None,
            "wishes": None,
            "open": False,
        },
    ],
    "agreement": TEXT,
    "further": ["mediator2"],
    "conflict": True,
    "committee": "k1",
    "head": "mediator3",
    "open": False,
    "overdue": True,
    "danger": True,
    "danger_late": True,
    "risks_due": True,
    "entry": {
        "origin": "court",
        "kind": "people",
        "dispute": "neighbour",
        "zh": "邻里纠纷",
        "en": "between neighbours",
        "informed": "2026-01-05",
        "organ": "山丹县人民法院",
        "number": "1号",
        "at": at(-3),
    },
    "guests": [
        {
            "id": "m1.g1",
            "kind": "interpreter",
            "language": "藏语",
            "name": "卓玛",
            "phone": None,
            "agreed": ["opponent"],
            "declined": None,
            "takes_part": False,
            "at": at(-1),
        }
    ],
    "risks": [
        {
            "id": "m1.r1",
            "occasion": "start",
            "by": "mediator1",
            "at": at(-1),
            "raised": ["violence"],
            "answers": {},
        }
    ],
    "dangers": [DANGER],
    "sessions": [
        {"id": "m1.s1", "at": at(1), "place": "村委会", "hours": 2, "cancelled": False, "minutes": MINUTES},
        {"id": "m1.s2", "at": at(2), "video": "", "hours": None, "cancelled": False},
        {"id": "m1.s3", "at": at(3), "place": "别处", "hours": None, "cancelled": True},
    ],
    "confirmation": {"asked": ["opponent"], "applied": None, "result": None, "on": None},
    "routes": [
        {
            "code": "court",
            "zh": "向人民法院提起诉讼",
            "en": "sue",
            "kind": "court",
            "basis": "人民调解法.26@2011-01-01",
            "verified": True,
        }
    ],
    "handoffs": [
        {
            "id": "m1.h1",
            "to": "court",
            "purpose": "result",
            "items": ["category"],
            "party": None,
            "digest": "sha256:aa",
            "at": at(-9),
            "until": at(-2),
            "answer": None,
            "answered": None,
            "number": None,
            "overdue": True,
        }
    ],
    "effective": at(-1),
    "reason": "谈不拢",
    "actions": [
        "read",
        "register",
        "name_mediator",
        "wish_mediator",
        "declare_conflict",
        "name_party",
        "invite",
        "answer_guest",
        "ask_openness",
        "consent",
        "set_session",
        "extend",
        "write_minutes",
        "confirm_minutes",
        "keep_confidence",
        "report_danger",
        "ask_risks",
        "draft",
        "sign",
        "seal",
        "ask_confirmation",
        "record_confirmation",
        "finish",
        "perform",
        "fail",
        "withdraw",
        "hand_over",
        "answer_handoff",
    ],
}
COMMITTEES = [
    {
        "id": "k1",
        "name": "清泉镇调委会",
        "kind": "township",
        "region": "620725",
        "address": "镇政府",
        "court": "山丹县人民法院",
        "lacking": ["no_woman"],
        "members": [
            {
                "id": "k1.m1",
                "name": "赵主任",
                "office": "head",
                "since": "2025-01-01",
                "until": "2028-01-01",
                "username": "mediator2",
                "woman": False,
                "minority": True,
                "grade": "first",
                "specialities": ["婚姻家庭"],
                "languages": ["藏语"],
                "sits": True,
                "over": False,
            }
        ],
    }
]
LAW = {
    "name": "x",
    "zh": "当事人住所地基层人民法院",
    "en": "where a party lives",
    "basis": "民事诉讼法.205@2024-01-01",
    "verified": True,
}
ANSWERS: dict[tuple[str, str], Any] = {
    ("GET", BASE): WHOLE,
    ("GET", f"{BASE}/risks"): [
        {
            "name": "threatened",
            "zh": "有人说过要打人吗？",
            "en": "?",
            "danger": "violence",
            "verified": False,
        },
        {"name": "weapon", "zh": "有刀具吗？", "en": "?", "danger": "crime", "verified": False},
    ],
    ("GET", f"{BASE}/versions"): [
        {"version": 1, "digest": "sha256:old", "at": at(-2), "oral": False, "current": False},
        {"version": 2, "digest": AGREEMENT["digest"], "at": at(-1), "oral": False, "current": True},
    ],
    ("GET", f"{BASE}/differences"): {
        "old": 1,
        "new": 2,
        "pieces": [
            {"part": "terms.1", "kind": "gone", "text": "十天内付清。"},
            {"part": "terms.1", "kind": "new", "text": "分两期付清。"},
        ],
    },
    ("GET", f"{BASE}/confidences"): [{"id": "c1", "party": "applicant", "at": at(0), "text": "其实愿意让步"}],
    ("GET", f"{BASE}/handoffs/m1.h1"): {
        **WHOLE["handoffs"][0],
        "content": {"category": {"category": "neighbour"}},
        "intact": True,
    },
    ("GET", f"{BASE}/confirmation"): {
        "mediation": "m1",
        "until": at(20),
        "asked": ["opponent"],
        "applied": None,
        "applicants": [{"party": "applicant", "person": "p1", "name": "王建国", "phone": None}],
        "agreement": {"version": 2, "digest": "x", "effective": at(-1)},
        "venues": [LAW],
        "papers": [LAW],
        "exclusions": [LAW],
        "court_clocks": [LAW],
    },
    ("GET", f"{BASE}/aid"): {
        "party": "applicant",
        "items": ["category", "parties"],
        "narrative": "人民调解：调解不成。",
        "opponents": ["李四"],
    },
    ("GET", f"{BASE}/documents"): [
        {"name": "agreement-2", "kind": "agreement", "title": "人民调解协议书", "at": at(-1)}
    ],
    ("GET", "/api/mediation/calendar"): [
        {"mediation": "m1", "case": "c3", "session": "m1.s1", "at": at(1), "hours": 2, "video": False}
    ],
    ("GET", "/api/mediation/committees"): COMMITTEES,
    ("GET", "/api/mediation/disputes"): [
        {
            "name": "neighbour",
            "zh": "邻里纠纷",
            "en": "neighbours",
            "kinds": ["people"],
            "categories": ["neighbour"],
            "verified": False,
        }
    ],
    ("POST", f"{BASE}/preview"): {"lacking": [{"zh": "履行的方式", "en": "manner", "needed": False}]},
    ("POST", f"{BASE}/[a-zA-Z0-9/._-]+"): WHOLE,
    ("POST", "/api/mediation/committees.*"): COMMITTEES[0],
}
