"""Lawyer, mediator, evaluator, officer, supervisor: every page opens, every step says what the contract
says.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.frontend.canned import AGREEMENT, APPLICATION, MEDIATION, OFFERS, REVIEW, at
from tests.frontend.stand_in import StandIn, problem

SignIn = Callable[..., FlaskClient]

PAGES = {
    "lawyer": ["/lawyer", "/lawyer/offers/a1.o1", "/lawyer/offers/a1.o1/decline",
               "/lawyer/offers/a1.o1/parties", "/lawyer/matters/a1.m1",
               "/lawyer/matters/a1.m1/report", "/lawyer/matters/a1.m1/close", "/lawyer/matters/a1.m1/papers",
               "/lawyer/matters/a1.m1/meeting", "/lawyer/matters/a1.m1/agreement",
               "/lawyer/matters/a1.m1/diary", "/lawyer/matters/a1.m1/hearings",
               "/lawyer/matters/a1.m1/ground", "/lawyer/matters/a1.m1/replacement", "/documents/a1.d1",
               "/me/contact",
               "/lawyer/duty", "/lawyer/leave", "/lawyer/transfer", "/lawyer/year"],
    "mediator": ["/mediator", "/mediator/m1", "/mediator/m1/agreement", "/mediator/m1/signatures/opponent",
                 "/mediator/m1/sessions", "/mediator/m1/consents/applicant", "/mediator/m1/fail",
                 "/mediator/m1/parties", "/mediator/m1/paper", "/mediator/m1/confirmation/result"],
    "evaluator": ["/evaluator", "/evaluator/r1"],
    "officer": ["/desk", "/desk?list=overdue", "/desk?list=closed", "/desk/cases/c1", "/desk/cases/c3",
                "/desk/cases/c1/route", "/desk/cases/c1/close", "/desk/applications/a1/decision",
                "/desk/applications/a1/supplement", "/desk/applications/a1/assign",
                "/desk/applications/a1/facts", "/desk/applications/a1/means",
                "/desk/applications/a1/needs",
                "/desk/matters/a1.m1/replacement", "/documents/a1.d1",
                "/desk/mediations/m1/mediator", "/desk/samples", "/desk/samples/s1", "/desk/results",
                "/desk/results?by=lawyer", "/desk/follow-ups", "/desk/follow-ups/f1", "/apply",
                "/desk/aid", "/desk/applications/a1/end", "/desk/applications/a1/why",
                "/desk/duty", "/desk/duty/new", "/desk/duty/p1/plan", "/desk/service?by=firm"],
    "resident": ["/my", "/my/c1", "/my/c3", "/my/data", "/my/c1/withdraw", "/my/c1/more", "/my/c1/objection",
                 "/my/c1/lawyer", "/my/c1/means", "/documents/a1.d1",
                 "/m/m1", "/m/m1/consent", "/m/m1/sign"],
}  # fmt: skip
ALL = [(role, path) for role, paths in PAGES.items() for path in paths]


@pytest.mark.parametrize(("role", "path"), ALL)
def test_every_page_opens_for_its_role_and_fits(signed_in: SignIn, role: str, path: str) -> None:
    answer = signed_in(role).get(path, headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == 200
    assert len(answer.data) < (20_000 if role == "resident" else 80_000)


@pytest.mark.parametrize(
    ("role", "path"),
    [(r, p) for r, p in ALL if r != "resident" and p != "/apply" and not p.startswith("/documents")],
)
def test_no_page_of_staff_opens_for_residents(signed_in: SignIn, role: str, path: str) -> None:
    assert signed_in("resident").get(path).status_code == 403


@pytest.mark.parametrize("path", ["/desk", "/lawyer", "/mediator", "/evaluator", "/my", "/m/m1"])
def test_nobody_signed_in_is_led_to_the_right_door(visitor: FlaskClient, path: str) -> None:
    door = "/staff" if path in ("/desk", "/lawyer", "/mediator", "/evaluator") else "/signin"
    assert visitor.get(path).headers["Location"] == f"{door}?next={path}"


STEPS: list[tuple[str, str, dict[str, Any], str, Any]] = [
    ("lawyer", "/lawyer/offers/a1.o1/accept", {}, "/api/legalaid/offers/a1.o1/accept", {}),
    ("lawyer", "/lawyer/offers/a1.o1/decline", {"reason": "conflict"},
     "/api/legalaid/offers/a1.o1/decline", {"reason": "conflict"}),
    ("lawyer", "/lawyer/matters/a1.m1/report", {"text": "已立案"},
     "/api/legalaid/matters/a1.m1/reports", {"text": "已立案"}),
    ("lawyer", "/lawyer/matters/a1.m1/close", {"outcome": "won", "report": "拿到了工资", "hours": "12.5"},
     "/api/legalaid/matters/a1.m1/close", {"outcome": "won", "report": "拿到了工资", "hours": 12.5}),
    ("lawyer", "/lawyer/matters/a1.m1/meeting", {"on": "2026-11-02T09:30", "text": "看守所会见"},
     "/api/legalaid/matters/a1.m1/meeting", {"on": "2026-11-02T09:30:00+08:00", "text": "看守所会见"}),
    ("lawyer", "/lawyer/matters/a1.m1/agreement", {"on": "2026-11-02"},
     "/api/legalaid/matters/a1.m1/agreement", {"on": "2026-11-02T00:00:00+08:00"}),
    ("lawyer", "/lawyer/matters/a1.m1/diary",
     {"kind": "court", "on": "2026-11-03", "hours": "2.5", "text": ""},
     "/api/legalaid/matters/a1.m1/diary",
     {"kind": "court", "on": "2026-11-03T00:00:00+08:00", "hours": 2.5}),
    ("lawyer", "/lawyer/matters/a1.m1/hearings",
     {"starts": "2026-12-03T09:00", "minutes": "90", "place": "甘州区法院第三法庭"},
     "/api/legalaid/matters/a1.m1/hearings",
     {"starts": "2026-12-03T09:00:00+08:00", "minutes": 90, "place": "甘州区法院第三法庭"}),
    ("lawyer", "/lawyer/matters/a1.m1/hearings/a1.m1.h1/drop", {},
     "/api/legalaid/hearings/a1.m1.h1/drop", {}),
    ("mediator", "/mediator/m1/consents/opponent", {"agrees": "yes"},
     "/api/mediation/cases/m1/consents", {"party": "opponent", "agrees": True}),
    ("mediator", "/mediator/m1/sessions", {"at": "2026-12-01T09:30", "kind": "place", "place": "村委会"},
     "/api/mediation/cases/m1/sessions", {"at": "2026-12-01T09:30:00+08:00", "place": "村委会"}),
    ("mediator", "/mediator/m1/sessions", {"at": "2026-12-01T09:30", "kind": "video"},
     "/api/mediation/cases/m1/sessions", {"at": "2026-12-01T09:30:00+08:00", "video": True}),
    ("mediator", "/mediator/m1/agreement",
     {"facts": "排水", "terms-0-text": "修好排水沟", "terms-0-due": "2026-12-10", "terms-1-text": ""},
     "/api/mediation/cases/m1/agreement",
     {"facts": "排水", "terms": [{"text": "修好排水沟", "due": "2026-12-10"}]}),
    ("mediator", "/mediator/m1/seal", {}, "/api/mediation/cases/m1/seal", {}),
    ("mediator", "/mediator/m1/performance/0", {"done": "yes"},
     "/api/mediation/cases/m1/performance", {"term": 0, "done": True}),
    ("mediator", "/mediator/m1/fail", {"reason_code": "absent", "reason": "对方三次不来"},
     "/api/mediation/cases/m1/fail", {"reason_code": "absent", "reason": "对方三次不来"}),
    ("mediator", "/mediator/m1/parties", {"name": "李四", "phone": ""},
     "/api/mediation/cases/m1/parties", {"party": "opponent", "name": "李四"}),
    ("officer", "/desk/cases/c1/accept", {}, "/api/intake/cases/c1/accept", {}),
    ("officer", "/desk/cases/c1/route", {"service": "mediation", "reason": "双方愿意谈"},
     "/api/intake/cases/c1/route", {"service": "mediation", "reason": "双方愿意谈"}),
    ("officer", "/desk/cases/c1/close", {"outcome": "done"},
     "/api/intake/cases/c1/close", {"outcome": "done"}),
    ("officer", "/desk/applications/a1/decision", {"ruling": "advance", "reason": "只剩三天"},
     "/api/legalaid/applications/a1/decision", {"grant": True, "advance": True, "reason": "只剩三天"}),
    ("officer", "/desk/applications/a1/decision", {"ruling": "refuse", "reason": "不在范围"},
     "/api/legalaid/applications/a1/decision", {"grant": False, "reason": "不在范围"}),
    ("officer", "/desk/applications/a1/supplement", {"items": ["identity_paper", "household_members"]},
     "/api/legalaid/applications/a1/supplement-notice", {"items": ["identity_paper", "household_members"]}),
    ("officer", "/desk/applications/a1/assign", {"lawyer": "lawyer1"},
     "/api/legalaid/applications/a1/assignment", {"lawyer": "lawyer1"}),
    ("officer", "/desk/applications/a1/offers", {}, "/api/legalaid/applications/a1/offers", {}),
    ("lawyer", "/lawyer/matters/a1.m1/papers", {"papers": "判决书\n\n庭审笔录"},
     "/api/legalaid/matters/a1.m1/papers", {"papers": ["判决书", "庭审笔录"]}),
    ("resident", "/my/c1/more", {"household_members": "4", "no_fixed_income": "yes"},
     "/api/legalaid/applications/a1/facts",
     {"facts": {"household_members": 4, "no_fixed_income": True}, "source": "statement"}),
    ("officer", "/desk/applications/a1/end", {"ground": "own_lawyer", "reason": "自己请了律师"},
     "/api/legalaid/applications/a1/termination", {"ground": "own_lawyer", "reason": "自己请了律师"}),
    ("officer", "/desk/applications/a1/confirmation", {}, "/api/legalaid/applications/a1/confirmation", {}),
    ("supervisor", "/desk/applications/a1/review", {"uphold": "no", "reason": "工资条没有看"},
     "/api/legalaid/applications/a1/objection/review", {"uphold": False, "reason": "工资条没有看"}),
    ("lawyer", "/me/contact", {"phone": "13900139001", "email": "", "wechat": ""},
     "/api/identity/me/contact", {"phone": "13900139001"}),
    ("officer", "/desk/applications/a1/needs", {"languages": ["local", "sign"], "place": ""},
     "/api/legalaid/applications/a1/needs", {"languages": ["local", "sign"], "place": None}),
    ("resident", "/my/c1/lawyer", {"reason": "一直联系不上"},
     "/api/legalaid/matters/a1.m1/replacement", {"reason": "一直联系不上"}),
    ("lawyer", "/lawyer/matters/a1.m1/replacement", {"reason": "要住院"},
     "/api/legalaid/matters/a1.m1/replacement", {"reason": "要住院"}),
    ("lawyer", "/lawyer/matters/a1.m1/ground", {"ground": "own_lawyer", "reason": "他自己请了律师"},
     "/api/legalaid/matters/a1.m1/ground", {"ground": "own_lawyer", "reason": "他自己请了律师"}),
    ("officer", "/desk/matters/a1.m1/replacement", {"replace": "no", "reason": "律师已经说明"},
     "/api/legalaid/matters/a1.m1/replacement/decision", {"replace": False, "reason": "律师已经说明"}),
    ("resident", "/my/c1/objection", {"reason": "我有工资条"},
     "/api/legalaid/applications/a1/objection", {"reason": "我有工资条"}),
    ("mediator", "/mediator/m1/confirmation", {"party": "applicant"},
     "/api/mediation/cases/m1/confirmation", {"party": "applicant"}),
    ("mediator", "/mediator/m1/confirmation/result",
     {"result": "confirmed", "on": "2026-12-01", "number": ""},
     "/api/mediation/cases/m1/confirmation/result", {"result": "confirmed", "on": "2026-12-01"}),
    ("officer", "/desk/mediations/m1/mediator", {"mediator": "mediator2"},
     "/api/mediation/cases/m1/mediator", {"mediator": "mediator2"}),
    ("supervisor", "/desk/samples",
     {"start": "2026-01-01", "end": "2026-12-31", "percent": "20", "seed": "枫桥"},
     "/api/evaluation/samples",
     {"period": {"from": "2026-01-01", "to": "2026-12-31"}, "rate": 0.2, "seed": "枫桥"}),
    ("operator", "/desk/follow-ups/f1", {"result": "已经说清楚"},
     "/api/evaluation/follow-ups/f1/done", {"result": "已经说清楚"}),
]  # fmt: skip


@pytest.mark.parametrize(("role", "page", "form", "path", "body"), STEPS)
def test_a_step_is_said_as_the_contract_says(
    signed_in: SignIn, services: StandIn, role: str, page: str, form: dict[str, Any], path: str, body: Any
) -> None:
    answer = signed_in(role).post(page, data={**form, "once": "key-1"})
    assert answer.status_code == 303, answer.text[-2000:]
    (call,) = services.posted("/api/.*")
    assert (call.path, call.body) == (path, body)
    assert call.headers["idempotency-key"].split(".")[0] == "key-1"


def test_each_fact_goes_with_its_source(signed_in: SignIn, services: StandIn) -> None:
    words = {
        "paper_migrant_worker": "yes",
        "household_members": "4",
        "no_fixed_income": "unsure",
        "once": "k",
    }
    signed_in("officer").post("/desk/applications/a1/facts", data=words)
    said = services.posted("/api/legalaid/applications/a1/facts")
    assert [call.body for call in said] == [
        {"facts": {"paper_migrant_worker": True}, "source": "paper"},
        {"facts": {"household_members": 4}, "source": "statement"},
    ]
    assert len({call.headers["idempotency-key"] for call in said}) == 2


def test_grounds_that_nobody_asks_for_are_ticked_at_the_desk(signed_in: SignIn, services: StandIn) -> None:
    known = APPLICATION | {"facts": {"hero_kin": True, "acted_bravely": True}}
    services.says("GET", "/api/legalaid/applications/a1", known)
    client = signed_in("officer")
    text = client.get("/desk/applications/a1/facts").text
    assert re.findall(r'value="(\w+)"\s+checked', text) == ["hero_kin", "acted_bravely"]
    client.post("/desk/applications/a1/facts", data={"grounds": ["hero_kin", "paper_other_law_exempt"]})
    assert [call.body for call in services.posted("/api/legalaid/applications/a1/facts")] == [
        {"facts": {"paper_other_law_exempt": True}, "source": "paper"},
        {"facts": {"acted_bravely": False}, "source": "statement"},
    ]


REFUSED: list[tuple[str, str, dict[str, Any]]] = [
    ("lawyer", "/lawyer/matters/a1.m1/report", {"text": "写了半天的进展"}),
    ("lawyer", "/lawyer/matters/a1.m1/close", {"outcome": "won", "report": "写了半天的报告", "hours": "3"}),
    ("mediator", "/mediator/m1/fail", {"reason_code": "other", "reason": "写了半天的情况"}),
    ("officer", "/desk/applications/a1/decision", {"ruling": "refuse", "reason": "写了半天的理由"}),
]


@pytest.mark.parametrize(("role", "page", "form"), REFUSED)
def test_a_refusal_keeps_every_word(
    signed_in: SignIn, services: StandIn, role: str, page: str, form: dict[str, Any]
) -> None:
    client = signed_in(role)
    services.says("POST", "/api/(legalaid|mediation)/.*", problem(409, "别人先办了。", "请刷新再看。"))
    answer = client.post(page, data=form)
    assert answer.status_code == 422
    assert "别人先办了" in answer.text
    assert all(value in answer.text for value in form.values())


def test_an_offer_that_is_gone_says_so(signed_in: SignIn, services: StandIn) -> None:
    client = signed_in("lawyer")
    services.says("GET", "/api/legalaid/offers/a1.o1", {**OFFERS[0], "state": "expired"})
    assert "已经不在了" in client.get("/lawyer/offers/a1.o1").text
    services.says(
        "POST", "/api/legalaid/offers/a1.o1/accept", problem(409, "别的律师先接了。", "请看别的邀约。")
    )
    answer = client.post("/lawyer/offers/a1.o1/accept")
    assert answer.status_code == 409
    assert "别的律师先接了" in answer.text


def test_scores_go_by_indicator_with_what_was_found(signed_in: SignIn, services: StandIn) -> None:
    client = signed_in("evaluator")
    words = {
        "i_contact": "18",
        "i_evidence": "25.5",
        "i_opinion": "20",
        "i_manner": "20",
        "e_file": "卷宗齐全",
    }
    nothing = client.post("/evaluator/r1", data={**words, "e_file": ""})
    assert nothing.status_code == 422
    assert re.search(r'href="#e_\w+">四种方法里至少写一种', nothing.text)
    over = client.post("/evaluator/r1", data={**words, "i_contact": "21"})
    assert 'href="#i_contact"' in over.text
    assert "卷宗齐全" in over.text
    client.post("/evaluator/r1", data=words)
    (call,) = services.posted("/api/evaluation/.*")
    assert call.body["indicators"] == {"contact": 18, "evidence": 25.5, "opinion": 20, "manner": 20}
    assert call.body["evidence"] == {"file": "卷宗齐全"}


def test_an_evaluator_sees_what_was_done_beside_the_rubric(signed_in: SignIn, services: StandIn) -> None:
    said = [{"id": "t1", "at": at(-5), "text": "已会见两次"}]
    done: dict[str, Any] = {"id": "t", "case": "c1", "state": "closed", "lawyer": "lawyer1", "opened": at(-9)}
    done |= {"ended": at(-1), "reports": said, "report": "工资已拿到", "hours": 8}
    services.says("GET", "/api/legalaid/matters", [done])
    met = {"met": {"on": at(-8), "late": True, "text": "看守所会见"}, "retained": at(-7), "hearings": []}
    diary = [{"id": "w1", "kind": "study", "on": at(-6), "hours": 2, "text": "阅卷"}]
    services.says("GET", "/api/legalaid/matters/t/days", met | {"diary": diary})
    page = signed_in("evaluator").get("/evaluator/r1").text
    for words in ("已会见两次", "工资已拿到", "看守所会见", "超过期限", "阅卷"):
        assert words in page
    assert next(c for c in services.calls if c.path == "/api/legalaid/matters").params["case"] == "c1"


def test_an_evaluator_reads_the_minutes_of_a_mediation(signed_in: SignIn, services: StandIn) -> None:
    services.says("GET", "/api/evaluation/reviews/r1", REVIEW | {"service": "mediation"})
    minutes = {"text": "双方各说了经过", "at": at(-3), "confirmed": []}
    sessions = [{"id": "s1", "at": at(-4), "place": "村委会", "cancelled": False, "minutes": minutes}]
    services.says("GET", "/api/mediation/cases/m1", MEDIATION | {"sessions": sessions})
    assert "双方各说了经过" in signed_in("evaluator").get("/evaluator/r1").text


def test_where_the_work_cannot_be_had_the_review_still_opens(signed_in: SignIn, services: StandIn) -> None:
    services.says("GET", "/api/legalaid/matters", 503)
    page = signed_in("evaluator").get("/evaluator/r1")
    assert page.status_code == 200
    assert "办理记录现在打不开" in page.text


def test_one_more_term_without_script_loses_nothing(signed_in: SignIn, services: StandIn) -> None:
    client = signed_in("mediator")
    form = {
        "facts": "排水",
        "terms-0-text": "修沟",
        "terms-0-due": "2026-12-10",
        "terms-1-text": "",
        "more": "1",
    }
    page = client.post("/mediator/m1/agreement", data=form).text
    assert "修沟" in page
    assert 'name="terms-2-text"' in page
    assert not services.posted("/api/mediation/.*")
    undated = client.post(
        "/mediator/m1/agreement", data={"facts": "排水", "terms-0-text": "修沟", "terms-0-due": ""}
    )
    assert undated.status_code == 422
    assert 'href="#terms-0-due"' in undated.text


def test_the_seal_is_offered_when_all_have_signed(signed_in: SignIn, services: StandIn) -> None:
    client = signed_in("mediator")
    assert "/mediator/m1/seal" not in client.get("/mediator/m1").text
    services.says("GET", "/api/mediation/cases/m1", {**MEDIATION, "agreement": {**AGREEMENT, "unsigned": []}})
    assert "/mediator/m1/seal" in client.get("/mediator/m1").text


def test_late_work_stands_first(signed_in: SignIn, services: StandIn) -> None:
    from tests.frontend.canned import CASE, at

    rows = [
        {**CASE, "receipt": "later", "due": at(5)},
        {**CASE, "receipt": "late", "overdue": True, "due": at(-1)},
    ]
    services.says("GET", "/api/intake/cases", {"items": rows, "next": None})
    page = signed_in("officer").get("/desk").text
    assert page.index("late</li>") < page.index("later</li>")
