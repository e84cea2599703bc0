"""Following a matter (查进度): in whose hands it is, how it ended, the rating, mistakes, who looked."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.frontend.canned import CASE, CREATED, TIMELINE, at
from tests.frontend.stand_in import StandIn
from tests.frontend.test_apply import fill

SignIn = Callable[..., FlaskClient]
ASKED = "/track?receipt=26-0000-0001&code=AAAAAAAA"
NEXT = {"what": "指派律师", "who": "法律援助中心", "by": at(1)}


def test_the_tracker_says_in_whose_hands_it_is(visitor: FlaskClient, services: StandIn) -> None:
    services.says("GET", "/api/intake/track", {"state": "in_progress", "timeline": TIMELINE, "next": NEXT})
    assert "谁来办：法律援助中心" in visitor.get(ASKED).text


def test_to_staff_nobody_is_called_you(signed_in: SignIn, services: StandIn) -> None:
    services.says("GET", "/api/intake/cases/c1", {**CASE, "next": {"what": "请您打分", "who": "您本人"}})
    services.says("GET", "/api/intake/cases/c1/record", 404)
    page = signed_in("officer").get("/desk/cases/c1").text
    assert "请您打分" in page
    assert "您本人" not in page


@pytest.mark.parametrize(
    ("outcome", "words"),
    [("done", "已办结 · 办成"), ("refused", "已办结 · 没有办成"), (None, "<h1>已办结</h1>")],
)
def test_the_tracker_says_how_it_ended(
    visitor: FlaskClient, services: StandIn, outcome: str | None, words: str
) -> None:
    services.says("GET", "/api/intake/track", {"state": "closed", "outcome": outcome, "timeline": TIMELINE})
    assert words in visitor.get(ASKED).text


def test_an_office_declines_but_a_side_does_not_agree(signed_in: SignIn, services: StandIn) -> None:
    ended = {**CASE, "state": "closed", "outcome": "refused", "next": None}
    mediated = {**ended, "id": "c2", "service": "mediation"}
    services.says("GET", "/api/intake/cases", {"items": [ended, mediated], "next": None})
    page = signed_in("resident").get("/my").text
    assert page.count("不予办理") == page.count("一方不同意调解") == 1
    assert 'tag done"' not in page


def test_who_may_rate_is_led_there(signed_in: SignIn, services: StandIn) -> None:
    closed = {**CASE, "state": "closed", "outcome": "done", "next": {"what": "请您给这次服务打分"}}
    services.says("GET", "/api/intake/cases/c1", closed)
    client = signed_in("resident")
    assert "去评一评" in client.get("/my/c1").text
    services.says("GET", "/api/intake/cases/c1", {**closed, "next": None})
    assert "去评一评" not in client.get("/my/c1").text


def test_what_was_not_found_is_said_beside_the_field(visitor: FlaskClient, services: StandIn) -> None:
    services.says("GET", "/api/intake/track", 404)
    answer = visitor.get(ASKED)
    assert answer.status_code == 404
    assert 'href="#receipt"' in answer.text
    assert 'id="receipt-error"' in answer.text
    assert 'value="26-0000-0001"' in answer.text


def test_the_receipt_says_by_when(signed_in: SignIn, services: StandIn) -> None:
    services.says("POST", "/api/intake/cases", {**CREATED, "due": "2026-12-03T18:00:00+08:00"})
    client = signed_in("resident")
    sent = client.post("/apply/send", data={"once": fill(client)})
    assert re.search(r"最晚 (<[^>]+>)?12月3日", client.get(sent.headers["Location"]).text)


def test_who_looked_is_told_in_words(signed_in: SignIn, services: StandIn) -> None:
    look = {"by": "service:mediation", "at": at(-1), "what": "phone"}
    link = {**look, "by": "p1", "purpose": "短信链接 183549c7-1359-5213-be6a-953b62dbbe5c"}
    readings = [{**look, "purpose": "安全联系方式"}, link]
    services.says("GET", "/api/identity/me/readings", {"items": readings, "next": None})
    services.says("GET", "/api/intake/readings", [])
    page = signed_in("resident").get("/my/data").text
    assert "人民调解委员会" in page
    assert "短信链接" in page
    assert "service:" not in page
    assert "183549c7" not in page


def test_staff_who_may_not_are_led_back_to_their_desk(signed_in: SignIn) -> None:
    page = signed_in("officer").get("/lawyer")
    assert page.status_code == 403
    assert "回到工作台" in page.text
    assert 'class="call"' not in page.text


def test_sentences_follow_each_other_without_a_gap(signed_in: SignIn, services: StandIn) -> None:
    services.says("GET", "/api/intake/cases/c9", 409)
    assert "不行。请照提示改。" in signed_in("resident").get("/my/c9").text


def test_no_paper_chosen_is_said_beside_the_field_too(signed_in: SignIn, services: StandIn) -> None:
    papers = {"receipt": CASE["receipt"], "items": [], "may_add": True, "largest": 10**7}
    services.says("GET", "/api/intake/cases/c1/papers", papers)
    answer = signed_in("resident").post("/papers/c1", data={})
    assert answer.status_code == 422
    assert 'id="papers-error"' in answer.text
