"""A resident's own pages: cases, consent, signature, who looked."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

from flask.testing import FlaskClient

from tests.frontend.canned import AGREEMENT, MEDIATION
from tests.frontend.stand_in import StandIn, problem

SignIn = Callable[..., FlaskClient]


def test_my_cases_and_the_whole_of_one(signed_in: SignIn) -> None:
    client = signed_in("resident")
    assert "拖欠工资" in client.get("/my").text
    page = client.get("/my/c1").text
    assert "包工头" in page
    assert "指派律师" in page
    assert "收集了考勤表" in page
    assert "陈受理" in client.get("/my/data").text


def test_who_opened_my_cases_is_shown_each_look_once(signed_in: SignIn, services: StandIn) -> None:
    look = {"by": "officer", "what": "name", "purpose": "核对案情"}
    both = [look | {"at": "2026-11-24T01:00:00.100Z"}, look | {"at": "2026-11-24T02:00:00.000Z"}]
    services.says("GET", "/api/identity/me/readings", {"items": both, "next": None})
    services.says("GET", "/api/intake/readings", [look | {"at": "2026-11-24T01:00:00.000Z"}])
    assert signed_in("resident").get("/my/data").text.count("核对案情") == 2


def test_a_look_that_only_intake_knows_is_shown(signed_in: SignIn, services: StandIn) -> None:
    services.says("GET", "/api/identity/me/readings", {"items": [], "next": None})
    page = signed_in("resident").get("/my/data").text
    assert "核对案情" in page
    assert "还没有人看过" not in page


def test_all_that_is_held_as_one_file(signed_in: SignIn, services: StandIn) -> None:
    answer = signed_in("resident").get("/my/data/file")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="fengqiao.json"'
    assert answer.headers["Cache-Control"] == "no-store"
    told = answer.get_json()
    assert told["me"]["name"] == "王建国"
    assert {"case", "papers", "application", "matter", "mediation", "away"} <= set(told["cases"][0])
    read = [call for call in services.calls if call.path == "/api/intake/cases/c1"]
    assert read[0].params["purpose"] == "本人导出自己的全部资料"
    assert told["readings"][0]["purpose"]


def test_a_case_is_shown_while_its_service_is_away(signed_in: SignIn, services: StandIn) -> None:
    services.says("GET", "/api/legalaid/applications", 503)
    page = signed_in("resident").get("/my/c1")
    assert page.status_code == 200
    assert "暂时看不到" in page.text


def test_somebody_elses_case_is_not_there(signed_in: SignIn, services: StandIn) -> None:
    services.says("GET", "/api/intake/cases/c9", 404)
    assert signed_in("resident").get("/my/c9").status_code == 404


def test_consent_is_given_for_oneself(signed_in: SignIn, services: StandIn) -> None:
    client = signed_in("resident")
    assert client.post("/m/m1/consent", data={}).status_code == 422
    answer = client.post("/m/m1/consent", data={"agrees": "no", "once": "k1"})
    assert answer.headers["Location"] == "/m/m1"
    call = services.posted("/api/mediation/cases/m1/consents")[0]
    assert call.body == {"party": "applicant", "agrees": False}
    assert call.headers["idempotency-key"] == "k1"


def test_a_stranger_signs_nothing(signed_in: SignIn, services: StandIn) -> None:
    services.says("GET", "/api/identity/me", {"id": "p9", "roles": ["resident"]})
    client = signed_in("resident")
    assert client.post("/m/m1/sign", data={"name": "我"}).status_code == 404
    assert not services.posted("/api/mediation/.*")


def test_signing_by_name_is_a_picture_that_can_be_read_back(signed_in: SignIn, services: StandIn) -> None:
    client = signed_in("resident")
    page = client.get("/m/m1/sign").text
    assert "李家在十日内修好排水沟" in page
    assert client.post("/m/m1/sign", data={"name": " "}).status_code == 422
    client.post("/m/m1/sign", data={"name": "王建国", "digest": AGREEMENT["digest"]})
    body: dict[str, Any] = services.posted("/api/mediation/cases/m1/signatures")[0].body
    assert body["digest"] == AGREEMENT["digest"]
    assert base64.b64decode(body["image"].removeprefix("data:image/png;base64,")).startswith(b"\x89PNG")


def test_a_newer_version_is_not_signed_unseen(signed_in: SignIn, services: StandIn) -> None:
    newer = {**MEDIATION, "agreement": {**AGREEMENT, "version": 2, "digest": "ab" * 32}}
    refusal = problem(409, "协议又改过了。", "请看新的一稿再签。", "digest")
    services.says("GET", "/api/mediation/cases/m1", newer)
    services.says("POST", "/api/mediation/cases/m1/signatures", refusal)
    answer = signed_in("resident").post("/m/m1/sign", data={"name": "王建国", "digest": AGREEMENT["digest"]})
    assert answer.status_code == 409
    assert services.posted("/api/mediation/.*/signatures") == []
    assert "刚才的签字没有算" in answer.text


def test_a_version_that_comes_while_signing_is_refused_by_the_service(
    signed_in: SignIn, services: StandIn
) -> None:
    refusal = problem(409, "协议又改过了。", "请看新的一稿再签。", "digest", "agreement_changed")
    services.says("POST", "/api/mediation/cases/m1/signatures", refusal)
    answer = signed_in("resident").post("/m/m1/sign", data={"name": "王建国", "digest": AGREEMENT["digest"]})
    assert answer.status_code == 409
    assert services.posted("/api/mediation/.*/signatures")[0].body["digest"] == AGREEMENT["digest"]
    assert "刚才的签字没有算" in answer.text


def test_withdrawing_asks_first(signed_in: SignIn, services: StandIn) -> None:
    client = signed_in("resident")
    assert "不撤回" in client.get("/my/c1/withdraw").text
    client.post("/my/c1/withdraw", data={"reason": "谈好了"})
    assert services.posted("/api/intake/cases/c1/withdraw")[0].body == {"reason": "谈好了"}
