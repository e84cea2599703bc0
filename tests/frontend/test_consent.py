"""Applying for another: the helper's page, the person's own, and the desk's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.frontend.canned import CASE
from tests.frontend.stand_in import StandIn, problem

SignIn = Callable[..., FlaskClient]
HELPED: dict[str, Any] = {**CASE, "for_another": True, "consent": None, "quiet": False}


@pytest.fixture
def helped(services: StandIn) -> StandIn:
    services.says("GET", "/api/intake/cases/c1", HELPED)
    services.says("GET", "/api/identity/me", {"id": "helper"})
    services.says("POST", "/api/intake/cases/c1/consent/codes", {"expires_in": 300})
    services.says("POST", "/api/intake/cases/c1/consent", {**HELPED, "consent": "code"})
    return services


def test_the_helper_sends_a_code_and_types_it(signed_in: SignIn, helped: StandIn) -> None:
    client = signed_in("resident")
    assert 'href="/my/c1/consent"' in client.get("/my/c1").text
    assert "发到本人手机" in client.get("/my/c1/consent").text
    sent = client.post("/my/c1/consent/code", data={"once": "a"})
    assert "发出去了" in sent.text
    assert client.post("/my/c1/consent", data={"code": "12"}).status_code == 422
    done = client.post("/my/c1/consent", data={"code": " 123456 ", "once": "b"})
    assert done.headers["Location"] == "/my/c1"
    assert [(c.path[-8:], c.body) for c in helped.posted("/api/intake/.*")] == [
        ("nt/codes", {}),
        ("/consent", {"code": "123456"}),
    ]


def test_a_wrong_code_is_said_beside_the_field(signed_in: SignIn, helped: StandIn) -> None:
    refusal = problem(422, "码不对。", "请让本人再念一遍。", "code")
    helped.says("POST", "/api/intake/cases/c1/consent", refusal)
    answer = signed_in("resident").post("/my/c1/consent", data={"code": "123456"})
    assert answer.status_code == 422
    assert 'href="#code"' in answer.text


def test_the_person_himself_only_says_yes(signed_in: SignIn, helped: StandIn) -> None:
    helped.says("GET", "/api/identity/me", {"id": HELPED["applicant"]["id"]})
    client = signed_in("resident")
    page = client.get("/my/c1/consent").text
    assert "我同意" in page
    assert 'name="code"' not in page
    client.post("/my/c1/consent", data={"once": "a"})
    assert helped.posted("/api/intake/cases/c1/consent")[0].body == {}


def test_the_desk_sees_what_is_missing_and_records_it(signed_in: SignIn, helped: StandIn) -> None:
    client = signed_in("officer")
    assert "还没有记录本人同意" in client.get("/desk/cases/c1").text
    assert client.post("/desk/cases/c1/consent", data={}).status_code == 422
    done = client.post("/desk/cases/c1/consent", data={"manner": "paper"})
    assert done.headers["Location"] == "/desk/cases/c1"
    assert helped.posted("/api/intake/cases/c1/consent")[0].body == {"manner": "paper"}
    helped.says("GET", "/api/intake/cases/c1", {**HELPED, "consent": "paper"})
    assert "有本人的书面委托" in client.get("/desk/cases/c1").text


def test_in_a_quiet_case_no_code_is_offered(signed_in: SignIn, helped: StandIn) -> None:
    helped.says("GET", "/api/intake/cases/c1", {**HELPED, "quiet": True})
    page = signed_in("resident").get("/my/c1").text
    assert "/my/c1/consent" not in page
    assert "不发短信" in page


def test_who_asked_for_himself_sees_nothing_of_it(signed_in: SignIn) -> None:
    assert "/consent" not in signed_in("resident").get("/my/c1").text
