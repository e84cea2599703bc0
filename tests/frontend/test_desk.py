"""The desk's own pages: callers, the story of a case, parked messages, lists by clock, what is printed."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.frontend.canned import CASE, at
from tests.frontend.stand_in import StandIn, problem
from tests.frontend.test_apply import fill

SignIn = Callable[..., FlaskClient]
PHONE = "13800000001"
FOUND: dict[str, Any] = {
    "people": [{"id": "p1", "name": "王建国", "id_number_masked": "620725********0013"}],
    "cases": [{**CASE, "applicant": "p1"}],
}
AID = "法律援助法.32(四)@2022-01-01"
UNREADABLE = {
    "id": "intake|legalaid/0/1|x",
    "case": "c1",
    "event": "e1",
    "topic": "legalaid",
    "kind": "unreadable",
    "reason": "not JSON",
    "at": at(-1),
    "tries": 0,
    "retry": False,
}
WAITING = {**UNREADABLE, "id": "intake|legalaid/0/2|y", "kind": "waiting", "reason": "waits for case c1"}


def parked(services: StandIn) -> None:
    for name in ("identity", "legalaid", "mediation"):
        services.says("GET", f"/api/{name}/parked", {"count": 0, "parked": [], "discarded": []})
    gone = {**UNREADABLE, "by": "supervisor", "why": "旧版本的消息", "discarded": at(-2)}
    told = {"count": 2, "parked": [UNREADABLE, WAITING], "discarded": [gone]}
    services.says("GET", "/api/intake/parked", told)
    services.says("GET", "/api/evaluation/parked", 503)


def test_the_operator_finds_the_callers_case_with_a_reason(signed_in: SignIn, services: StandIn) -> None:
    services.says("POST", "/api/intake/callers", FOUND)
    client = signed_in("operator")
    page = client.post("/desk/callers", data={"phone": "138 0000 0001", "why": "adds"})
    assert services.posted("/api/intake/callers")[0].body == {
        "phone": PHONE,
        "reason": "来电（来访）人补充情况",
    }
    assert 'href="/desk/cases/c1?why=adds"' in page.text
    assert "王建国" in page.text
    client.get("/desk/cases/c1?why=adds")
    read = next(c for c in services.calls if c.path == "/api/intake/cases/c1")
    assert read.params["purpose"] == "来电（来访）人补充情况"


def test_no_reason_no_look(signed_in: SignIn, services: StandIn) -> None:
    client = signed_in("operator")
    answer = client.post("/desk/callers", data={"phone": PHONE})
    assert answer.status_code == 422
    assert 'href="#why"' in answer.text
    assert f'value="{PHONE}"' in answer.text
    assert not services.posted("/api/intake/callers")
    assert signed_in("lawyer").get("/desk/callers").status_code == 403


def test_a_number_stands_in_no_address(signed_in: SignIn, services: StandIn) -> None:
    services.says("POST", "/api/intake/callers", {"people": [], "cases": []})
    page = signed_in("officer").post("/desk/callers", data={"phone": PHONE, "why": "asks"}).text
    assert "没有人用这个号码登记过" in page
    assert not re.findall(rf'(?:href|action)="[^"]*{PHONE}', page)


def test_the_number_that_was_looked_up_is_not_typed_again(signed_in: SignIn, services: StandIn) -> None:
    services.says("POST", "/api/intake/callers", {"people": [], "cases": []})
    client = signed_in("operator")
    looked = client.post("/desk/callers", data={"phone": "138 0000 0001", "why": "asks"}).text
    assert re.search(r'action="/apply".*?name="number" value="138 0000 0001"', looked, re.S)
    start = client.post("/apply", data={"number": "138 0000 0001"}).text
    assert re.search(r'action="/apply/begin".*?name="number" value="138 0000 0001"', start, re.S)
    client.post("/apply/begin", data={"channel": "hotline", "number": "138 0000 0001"})
    assert 'value="138 0000 0001"' in client.get("/apply/safe").text


def test_who_is_no_staff_brings_no_number(visitor: FlaskClient) -> None:
    assert "138 0000 0001" not in visitor.post("/apply", data={"number": "138 0000 0001"}).text
    visitor.post("/apply/begin", data={"channel": "hotline", "number": "138 0000 0001"})
    assert visitor.get("/apply/what").status_code == 200
    assert "138 0000 0001" not in visitor.get("/apply/safe", follow_redirects=True).text


def test_more_is_told_about_the_same_case(signed_in: SignIn, services: StandIn) -> None:
    services.says("POST", "/api/intake/cases/c1/notes", CASE)
    client = signed_in("operator")
    assert client.post("/desk/cases/c1/note", data={"text": ""}).status_code == 422
    done = client.post("/desk/cases/c1/note", data={"text": "还有两个工友可以作证", "once": "k"})
    assert done.headers["Location"] == "/desk/cases/c1"
    call = services.posted("/api/intake/cases/c1/notes")[0]
    assert (call.body, call.headers["idempotency-key"]) == ({"text": "还有两个工友可以作证"}, "k")


def test_the_record_reads_as_a_story(signed_in: SignIn, services: StandIn) -> None:
    lines = [
        {"seq": 1, "at": at(-3), "by": "p1", "what": "提交了求助", "basis": []},
        {"seq": 2, "at": at(-2), "by": "officer", "what": "已受理", "basis": ["服务承诺（样例）"]},
        {"seq": 3, "at": at(-2), "by": "service:legalaid", "what": "决定给予", "basis": [AID]},
        {"seq": 4, "at": at(-1), "by": "service:legalaid", "what": "可以看", "whom": "lawyer1", "basis": []},
    ]  # fmt: skip
    services.says("GET", "/api/intake/cases/c1/record", lines)
    services.says("GET", "/api/identity/staff/.*", {"username": "officer", "name": "李受理"})
    page = signed_in("officer").get("/desk/cases/c1").text
    assert "<b>申请人</b>：提交了求助" in page
    assert "<b>李受理</b>：已受理" in page
    assert "法律援助法第32条第四项" in page
    assert "可以看（李受理）" in page
    assert page.index("决定给予") < page.index("提交了求助")  # the latest day first


def test_without_the_record_the_course_stands(signed_in: SignIn, services: StandIn) -> None:
    services.says("GET", "/api/intake/cases/c1/record", 403)
    assert CASE["timeline"][0]["what"] in signed_in("supervisor").get("/desk/cases/c1").text


def test_work_is_listed_by_clock_the_red_first(signed_in: SignIn, services: StandIn) -> None:
    rows = [
        {**CASE, "id": "calm", "due": at(9), "overdue": False},
        {**CASE, "id": "told", "due": None, "told": at(1), "overdue": False},
        {**CASE, "id": "late", "due": at(-1), "overdue": True},
    ]
    services.says("GET", "/api/intake/cases", rows)
    page = signed_in("supervisor").get("/desk").text
    order = re.findall(r'<h2><a href="/desk/cases/(\w+)"', page)
    assert order == ["late", "told", "calm"]
    assert services.calls[-1].params["order"] == "due"
    assert re.search(r'<li class="late"><h2><a href="/desk/cases/late"', page)


def test_the_safe_contact_is_obeyed_where_people_are_shown(signed_in: SignIn, services: StandIn) -> None:
    safe = {"phone": "+8613900000002", "hours": "晚上七点以后", "say_nothing": True}
    people = {
        "applicant": {"id": "p1", "name": "王建国", "phone": "+8613800000001"},
        "opponent": {"id": "p2", "name": "刘某", "phone": "+8613700000003"},
    }
    services.says("GET", "/api/intake/cases/c1", {**CASE, **people, "safe_contact": safe, "quiet": True})
    page = signed_in("officer").get("/desk/cases/c1").text
    assert 'href="tel:+8613900000002"' in page
    assert "别人接电话时什么都不要说" in page
    assert "13800000001" not in page
    assert "13700000003" not in page
    assert page.index("13900000002") < page.index("王建国")


def test_a_supervisor_sees_frees_and_discards_parked_messages(signed_in: SignIn, services: StandIn) -> None:
    parked(services)
    client = signed_in("supervisor")
    page = client.get("/desk/parked").text
    assert "not JSON" in page
    assert "waits for case c1" in page
    assert "旧版本的消息" in page
    assert "暂时连不上" in page
    assert page.count("/discard?id=") == 1  # only what cannot be read
    services.says("POST", "/api/intake/parked/redrive", {"count": 1})
    services.says("POST", "/api/intake/parked/discard", {})
    client.post("/desk/parked/intake/redrive", data={"id": UNREADABLE["id"]})
    client.post("/desk/parked/intake/redrive")
    where = client.get("/desk/parked/intake/discard", query_string={"id": UNREADABLE["id"]})
    assert where.status_code == 200
    done = client.post(
        "/desk/parked/intake/discard", query_string={"id": UNREADABLE["id"]}, data={"reason": "试验消息"}
    )
    assert done.headers["Location"] == "/desk/parked"
    sent = [(c.path, c.body) for c in services.posted("/api/intake/parked/.*")]
    assert sent == [
        ("/api/intake/parked/redrive", {"id": UNREADABLE["id"]}),
        ("/api/intake/parked/redrive", {}),
        ("/api/intake/parked/discard", {"id": UNREADABLE["id"], "reason": "试验消息"}),
    ]


def test_a_refused_discard_says_why(signed_in: SignIn, services: StandIn) -> None:
    services.says("POST", "/api/intake/parked/discard", problem(409, "这条消息读得懂。", "请让它重新处理。"))
    answer = signed_in("admin").post("/desk/parked/intake/discard?id=x", data={"reason": "试验消息"})
    assert answer.status_code == 422
    assert "读得懂" in answer.text
    assert signed_in("admin").post("/desk/parked/nobody/redrive").status_code == 404


@pytest.mark.parametrize("role", ["officer", "operator", "lawyer", "resident"])
def test_parked_messages_are_not_for_others(signed_in: SignIn, role: str) -> None:
    assert signed_in(role).get("/desk/parked").status_code == 403


def test_the_counter_prints_the_receipt(signed_in: SignIn) -> None:
    client = signed_in("officer")
    page = client.post(
        "/apply/send", data={"once": fill(client, channel="counter")}, follow_redirects=True
    ).text
    assert "data-print" in page
    assert "求助登记回执" in page
    assert "<svg" in page
    assert "@media print" in page
    resident = signed_in("resident")
    page = resident.post("/apply/send", data={"once": fill(resident)}, follow_redirects=True).text
    assert "data-print" not in page


def test_the_same_line_twice_in_a_row_is_told_once(signed_in: SignIn, services: StandIn) -> None:
    drawn = [{"at": at(-1), "what": "这一件被抽中做质量评估"}] * 2
    services.says("GET", "/api/intake/cases/c1", {**CASE, "timeline": [*CASE["timeline"], *drawn]})
    page = signed_in("resident").get("/my/c1").text
    assert page.count("这一件被抽中做质量评估") == 1
    assert CASE["timeline"][-1]["what"] in page
