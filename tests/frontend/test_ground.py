"""What every page keeps to: headers, languages, display, size; and nothing typed is lost."""

from __future__ import annotations

import re
from collections.abc import Callable

import httpx
import pytest
from flask.testing import FlaskClient

from frontend.settings import Settings, WrongSetting, from_environment
from tests.frontend.stand_in import StandIn, problem

PUBLIC = ["/", "/signin", "/staff", "/track", "/track?receipt=a&code=b", "/results", "/rate/t", "/nowhere"]


@pytest.mark.parametrize("path", PUBLIC)
def test_page_is_small_and_forbids_foreign_things(visitor: FlaskClient, path: str) -> None:
    answer = visitor.get(path, headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == (404 if path == "/nowhere" else 200)
    assert len(answer.data) < 8_000
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert answer.headers["X-Frame-Options"] == "DENY"
    page = visitor.get(path).text
    assert not re.search(r"<script(?![^>]*\ssrc=)", page)
    assert not re.search(r"\sstyle=|\son[a-z]+=", page)
    assert not re.search(r'(src|href)="(https?:)?//', page)


def test_style_in_the_page_is_the_one_that_the_policy_opens(visitor: FlaskClient) -> None:
    import base64
    import hashlib

    answer = visitor.get("/")
    found = re.search(r"<style>(.*?)</style>", answer.text, re.S)
    assert found
    digest = base64.b64encode(hashlib.sha256(found.group(1).encode()).digest()).decode()
    assert f"'sha256-{digest}'" in answer.headers["Content-Security-Policy"]


def test_large_print_and_contrast_are_switches_of_the_server(visitor: FlaskClient) -> None:
    assert visitor.get("/display?turn=large&back=/track").headers["Location"] == "/track"
    visitor.get("/display?turn=contrast")
    assert 'class="contrast large"' in visitor.get("/").text
    visitor.get("/display?turn=large")
    assert 'class="contrast"' in visitor.get("/").text


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_redirects_stay_here(visitor: FlaskClient, back: str) -> None:
    assert visitor.get("/display", query_string={"turn": "large", "back": back}).headers["Location"] == "/"


def test_the_language_is_the_browsers_until_chosen(visitor: FlaskClient) -> None:
    assert 'lang="zh-Hans"' in visitor.get("/").text
    assert 'lang="en"' in visitor.get("/", headers={"Accept-Language": "en-GB"}).text
    visitor.get("/display?turn=zh")
    assert 'lang="zh-Hans"' in visitor.get("/", headers={"Accept-Language": "en"}).text


def test_a_service_that_is_away_is_said_so_and_the_form_comes_back(
    visitor: FlaskClient, services: StandIn
) -> None:
    services.says("POST", "/api/evaluation/surveys/t", httpx.Response(503, headers={"Retry-After": "7"}))
    answer = visitor.post(
        "/rate/t", data={"satisfied": "1", "aware": "no", "first_choice": "no", "comment": "太慢"}
    )
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "7"
    assert 'name="comment" value="太慢"' in answer.text


def test_an_expired_sign_in_keeps_the_form(visitor: FlaskClient, services: StandIn) -> None:
    services.says("POST", "/api/evaluation/surveys/t", 401)
    words = {"satisfied": "1", "aware": "no", "first_choice": "no", "comment": "等了一个月"}
    asked = visitor.post("/rate/t", data=words)
    assert asked.status_code == 401
    blob = re.search(r'name="resume" value="([^"]+)"', asked.text)
    assert blob
    assert "等了一个月" not in asked.text
    back = visitor.post(
        "/signin/code", data={"phone": "13800000001", "code": "123456", "resume": blob.group(1)}
    )
    assert 'name="comment" value="等了一个月"' in back.text
    assert 'action="/rate/t"' in back.text


def test_forms_without_our_token_are_refused(guarded: FlaskClient, services: StandIn) -> None:
    alien = {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}
    answer = guarded.post("/signin", data={"phone": "13800000001"}, headers=alien)
    assert answer.status_code == 400
    assert "13800000001" not in answer.text
    own = guarded.post("/signin", data={"phone": "13800000001"}, headers={"Sec-Fetch-Site": "same-origin"})
    assert 'value="13800000001"' in own.text
    assert not services.posted("/api/identity/codes")


def test_a_tracking_code_that_is_typed_stands_in_no_address(visitor: FlaskClient, services: StandIn) -> None:
    page = visitor.get("/track").text
    assert '<form method="post" action="/track"' in page
    shown = visitor.post("/track", data={"receipt": "26-4829-3750", "code": "7k3m9q"})
    assert (shown.status_code, shown.headers.get("Location")) == (200, None)
    (asked,) = services.calls
    assert asked.params == {"receipt": "26-4829-3750", "code": "7k3m9q"}
    assert visitor.post("/track", data={"receipt": "26-4829-3750", "code": ""}).status_code == 422


def test_session_cookie_is_sealed(signed_in: Callable[..., FlaskClient]) -> None:
    client = signed_in("lawyer")
    cookie = client.get_cookie("fengqiao")
    assert cookie is not None
    assert cookie.http_only
    assert cookie.same_site == "Lax"
    assert cookie.value.startswith("gAAAA")  # Fernet


def test_wrong_sign_in_says_so_and_keeps_the_name(visitor: FlaskClient, services: StandIn) -> None:
    services.says("POST", "/api/identity/tokens", 401)
    answer = visitor.post("/staff", data={"username": "lawyer1", "password": "no"})
    assert answer.status_code == 401
    assert 'value="lawyer1"' in answer.text
    assert "没有对上" in answer.text
    services.says("POST", "/api/identity/codes", problem(422, "手机号不对。", "请填 11 位手机号。", "phone"))
    answer = visitor.post("/signin", data={"phone": "13800000001"})
    assert 'href="#phone"' in answer.text
    assert "请填 11 位手机号" in answer.text


def test_quick_exit_leaves_nothing(signed_in: Callable[..., FlaskClient]) -> None:
    client = signed_in("resident")
    answer = client.get("/exit")
    assert "storage" in answer.headers["Clear-Site-Data"]
    assert client.get("/home").headers["Location"].startswith("/signin")


def test_wrong_settings_refuse_to_start() -> None:
    with pytest.raises(WrongSetting, match="INTAKE_URL"):
        from_environment({"FRONTEND_SECRET": "x" * 32})
    with pytest.raises(WrongSetting, match="16"):
        Settings(secret="short")


def test_results_are_a_table_with_small_numbers_left_out(visitor: FlaskClient) -> None:
    page = visitor.get("/results").text
    assert "93.0%" in page
    assert 'width="93.0"' in page
    assert "人数太少" in page
