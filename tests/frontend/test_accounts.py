"""An administrator's pages about staff, and everybody's own account."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from flask.testing import FlaskClient

from tests.frontend.stand_in import StandIn, problem

SignIn = Callable[..., FlaskClient]
PROFILE = {"person": "p-7", "licensed_from": "2020-07-01", "years": 6, "specialities": ["labor"]}
LI = {
    "username": "li", "name": "李律师", "roles": ["lawyer"], "region": "620725", "active": False,
    "profile": PROFILE,
}  # fmt: skip
NEW: dict[str, Any] = {
    "username": "wang.li", "name": "王丽", "roles": ["officer", "operator"], "region": "620725",
    "password": "correct horse battery",
}  # fmt: skip


def _listed(asked: httpx.Request) -> httpx.Response:
    found = asked.url.params.get("username") in (None, "li")
    return httpx.Response(200, json={"items": [LI] if found else []})


@pytest.fixture
def admin(signed_in: SignIn, services: StandIn) -> FlaskClient:
    client = signed_in("admin")
    services.says("GET", "/api/identity/staff", _listed)
    services.says("POST", "/api/identity/staff", lambda _: httpx.Response(201, json=LI))
    services.says("PATCH", "/api/identity/staff/li", LI)
    return client


def test_those_of_a_role_or_stopped_are_asked_for(admin: FlaskClient, services: StandIn) -> None:
    assert "李律师" in admin.get("/desk/staff?role=lawyer").text
    admin.get("/desk/staff?role=off")
    asked = [call.params for call in services.calls if call.path == "/api/identity/staff"]
    assert asked == [{"role": "lawyer", "limit": "100"}, {"active": "false", "limit": "100"}]


def test_an_account_is_opened_and_the_password_never_comes_back(
    admin: FlaskClient, services: StandIn
) -> None:
    answer = admin.post("/desk/staff/new", data=NEW)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/desk/staff/wang.li")
    assert [call.body for call in services.posted("/api/identity/staff")] == [NEW]
    services.says("POST", "/api/identity/staff", problem(422, "密码太短。", "请长一些。", "password"))
    again = admin.post("/desk/staff/new", data=NEW)
    assert again.status_code == 422
    assert "请长一些。" in again.text
    assert NEW["password"] not in again.text


def test_a_change_says_all_that_the_page_shows(admin: FlaskClient, services: StandIn) -> None:
    page = admin.get("/desk/staff/li").text
    assert 'value="off" checked' in page
    wanted = {"name": "李律师", "roles": ["lawyer", "evaluator"], "region": "620725", "state": "on"}
    assert admin.post("/desk/staff/li", data=wanted).status_code == 303
    (call,) = services.posted("/api/identity/staff/li")
    assert (call.method, call.body) == (
        "PATCH",
        {"name": "李律师", "roles": ["lawyer", "evaluator"], "region": "620725", "active": True},
    )
    assert admin.get("/desk/staff/nobody").status_code == 404


def test_a_password_is_changed_and_a_lost_phone_forgotten(admin: FlaskClient, services: StandIn) -> None:
    assert admin.post("/desk/staff/li/password", data={"password": "a new long one"}).status_code == 303
    assert admin.post("/desk/staff/li/otp").status_code == 303
    bodies = [call.body for call in services.posted("/api/identity/staff/li")]
    assert bodies == [{"password": "a new long one"}, {"otp": False}]


def test_the_file_keeps_what_its_form_does_not_show(admin: FlaskClient, services: StandIn) -> None:
    page = admin.get("/desk/staff/li/file").text
    assert 'value="2020-07-01"' in page
    assert 'value="labor" checked' in page
    filled = {
        "firm": "某某律师事务所", "licensed_from": "2020-07-01", "licensed_until": "", "practising_since": "",
        "specialities": ["family"], "juvenile": "y", "languages": ["sign"], "place": "", "capacity": "8",
    }  # fmt: skip
    assert admin.post("/desk/staff/li/file", data=filled).status_code == 303
    (call,) = services.posted("/api/identity/staff/li")
    assert call.body["profile"] == {
        "person": "p-7", "years": 6, "firm": "某某律师事务所", "licensed_from": "2020-07-01",
        "specialities": ["family"], "juvenile": True, "languages": ["sign"], "capacity": 8,
    }  # fmt: skip


@pytest.mark.parametrize("path", ["", "/new", "/li", "/li/file", "/li/password"])
def test_nobody_else_sees_these_pages(signed_in: SignIn, path: str) -> None:
    assert signed_in("supervisor").get(f"/desk/staff{path}").status_code == 403


ME = {"id": "li", "name": "李律师", "roles": ["lawyer"], "region": "620725", "otp": False}
WORDS = {"current": "old words", "password": "new long words", "again": "new long words"}


@pytest.fixture
def lawyer(signed_in: SignIn, services: StandIn) -> FlaskClient:
    client = signed_in("lawyer")
    services.says("GET", "/api/identity/me", ME)
    return client


def test_ones_own_password_ends_the_sign_in(lawyer: FlaskClient, services: StandIn) -> None:
    assert "还没有绑定" in lawyer.get("/me/account").text
    services.says("PUT", "/api/identity/me/password", {})
    done = lawyer.post("/me/password", data=WORDS)
    assert (done.status_code, done.headers["Location"]) == (303, "/staff")
    (call,) = services.posted("/api/identity/me/password")
    assert call.body == {"current": "old words", "password": "new long words"}
    assert "请用新密码登录" in lawyer.get("/staff").text
    assert lawyer.get("/me/account").status_code == 303


@pytest.mark.parametrize(
    ("sent", "answer", "said"),
    [
        ({"again": "other"}, None, "两遍不一样"),
        ({}, problem(401, "没能登录。", "请核对。"), "现在的密码不对"),
        ({}, problem(422, "密码太短。", "请长一些。", "password"), "请长一些"),
    ],
)
def test_a_password_that_does_not_do_is_asked_again(
    lawyer: FlaskClient, services: StandIn, sent: dict[str, str], answer: Any, said: str
) -> None:
    if answer:
        services.says("PUT", "/api/identity/me/password", answer)
    back = lawyer.post("/me/password", data=WORDS | sent)
    assert back.status_code == 422
    assert said in back.text
    assert "new long words" not in back.text
    assert lawyer.get("/me/account").status_code == 200


def test_a_one_time_code_counts_when_the_first_one_proves_it(lawyer: FlaskClient, services: StandIn) -> None:
    begun = {"secret": "JBSWY3DPEHPK3PXP", "uri": "otpauth://totp/x?secret=JBSWY3DPEHPK3PXP"}
    services.says("POST", "/api/identity/me/otp", begun)
    assert lawyer.post("/me/otp").headers["Location"] == "/me/otp"
    page = lawyer.get("/me/otp").text
    assert "<svg" in page
    assert "JBSW Y3DP EHPK 3PXP" in page
    services.says("PUT", "/api/identity/me/otp", problem(401, "没能登录。", "请核对。"))
    wrong = lawyer.post("/me/otp/code", data={"otp": "123456"})
    assert wrong.status_code == 422
    assert "现在显示的" in wrong.text
    services.says("PUT", "/api/identity/me/otp", {})
    assert lawyer.post("/me/otp/code", data={"otp": " 123456 "}).headers["Location"] == "/me/account"
    assert "JBSW" not in lawyer.get("/me/otp").text
