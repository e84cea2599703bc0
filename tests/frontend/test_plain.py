"""Words as people say them: answers that fit the question, figures with what they count."""

from __future__ import annotations

from collections.abc import Callable

from flask.testing import FlaskClient

from frontend.words import yes_no
from tests.frontend.canned import CASE
from tests.frontend.stand_in import StandIn
from tests.frontend.test_apply import fill

SignIn = Callable[..., FlaskClient]


def test_who_is_asked_whether_there_is_some_says_there_is_or_not(visitor: FlaskClient) -> None:
    with visitor.application.test_request_context():
        assert yes_no("手里有没有证明？") == [("yes", "有"), ("no", "没有")]
        assert [text for _value, text in yes_no("老板是不是不承认？")] == ["是", "不是"]


def test_figures_are_read_back_with_what_they_count(signed_in: SignIn) -> None:
    client = signed_in("resident")
    fill(client)
    page = client.get("/apply/check").text
    assert "4 口人" in page
    assert "3000 元" in page


def test_what_may_be_left_out_is_read_back_without_saying_so(signed_in: SignIn) -> None:
    client = signed_in("resident")
    fill(client)
    client.get("/display?turn=en")
    page = client.get("/apply/check").text
    assert "How many people live in the household?" in page
    assert "(optional)" not in page


def test_two_matters_of_a_kind_are_told_apart_by_their_day(signed_in: SignIn, services: StandIn) -> None:
    rows = [{**CASE, "id": f"c{n}", "submitted": f"2026-11-2{n}T09:00:00+08:00"} for n in (3, 4)]
    services.says("GET", "/api/intake/cases", {"items": rows, "next": None})
    page = signed_in("resident").get("/my").text
    assert "2026年11月23日" in page
    assert "2026年11月24日" in page


def test_once_the_code_is_sent_opening_comes_first(visitor: FlaskClient, services: StandIn) -> None:
    services.says("POST", "/api/mediation/links/codes", {"expires_in": 300})
    place = visitor.get("/l/kVf3nT0pSecretSecretSecretSecret").headers["Location"]
    before = visitor.get(f"{place}/code").text
    visitor.post(f"{place}/code")
    after = visitor.get(f"{place}/code").text
    send, main = "给我发验证码", '<button class="govuk-button">'
    assert f"{main}{send}" in before
    assert f"{main}打开" not in before
    assert "验证码发出去了" in after
    assert f"{main}打开" in after
    assert f"{main}再发一次" not in after


def test_who_would_rather_talk_on_is_led_back(signed_in: SignIn, services: StandIn) -> None:
    client = signed_in("resident")
    answer = client.post("/m/m1/leave", data={"sure": "no"})
    assert answer.headers["Location"] == "/m/m1"
    assert not services.posted("/api/mediation/cases/m1/withdraw")
    assert "接着调解" in client.get("/m/m1").text


def test_a_question_heads_its_page_and_what_is_said_about_it_stands_below(signed_in: SignIn) -> None:
    page = signed_in("resident").get("/m/m1/leave").text
    assert page.index("<h1") < page.index("您随时可以不调解了")


def test_what_ran_by_itself_is_no_bare_code_among_those_who_looked(
    signed_in: SignIn, services: StandIn
) -> None:
    look = {"by": "clock", "name": None, "purpose": "人民调解：提醒", "at": "2026-11-24T09:00:00+08:00"}
    services.says("GET", "/api/identity/me/readings", {"items": [look], "next": None})
    page = signed_in("resident").get("/my/data").text
    assert "系统到时间自动办的" in page
    assert ">clock<" not in page
