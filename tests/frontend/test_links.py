"""Pages opened from a message: the secret leaves the address, nothing is shown unproven, all is done once."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest
from flask.testing import FlaskClient

from tests.frontend.canned import AGREEMENT, MEDIATION, PEOPLE, at
from tests.frontend.stand_in import StandIn, problem

SECRET = "kVf3nT0pSecretSecretSecretSecret"
LINK: dict[str, Any] = {
    "id": "l1", "mediation": "m1", "party": "applicant", "purpose": "consent", "version": None,
    "digest": None, "made": at(0), "expires": at(3), "sent": at(0), "answered": None, "answer": None,
    "manner": "", "ended": None,
}  # fmt: skip
IMAGE = "data:image/png;base64,iVBORw0KGgo="


def view(**changes: Any) -> dict[str, Any]:
    link = {**LINK, **changes}
    people = [{**row, "phone": None} for row in PEOPLE]
    return {
        "link": link,
        "mediation": MEDIATION,
        "people": people,
        "mediator_name": "赵调解员",
        "differences": None,
    }


TO_SIGN = view(purpose="sign", version=1, digest=AGREEMENT["digest"])


@pytest.fixture
def party(visitor: FlaskClient, services: StandIn) -> FlaskClient:
    services.says("POST", "/api/mediation/links/codes", {"expires_in": 300, "code": "123456"})
    services.says(
        "POST", "/api/mediation/links/proofs", {"proof": "the-proof", "until": at(0.02), "link": LINK}
    )
    services.says("POST", "/api/mediation/links/view", view())
    return visitor


def opened(party: FlaskClient) -> str:
    """The link opened and the phone proven; where it is shown."""
    place = party.get(f"/l/{SECRET}").headers["Location"]
    party.post(f"{place}/code")
    assert party.post(place, data={"code": "123456"}).headers["Location"] == place
    return str(place)


def test_the_secret_leaves_the_address_at_once_and_stands_on_no_page(
    party: FlaskClient, services: StandIn
) -> None:
    arrived = party.get(f"/l/{SECRET}")
    place = arrived.headers["Location"]
    assert arrived.status_code == 303
    assert SECRET not in place
    pages = [party.get(place, follow_redirects=True), party.get(f"{place}/code")]
    for answer in (arrived, *pages):
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"
    assert not [page for page in pages if SECRET in page.text]
    assert not [call for call in services.calls if SECRET in call.path or SECRET in str(call.params)]


def test_nothing_is_shown_before_the_phone_is_proven(party: FlaskClient, services: StandIn) -> None:
    place = party.get(f"/l/{SECRET}").headers["Location"]
    page = party.get(place, follow_redirects=True)
    assert "先核对一下手机" in page.text
    assert "邻里" not in page.text
    assert "王建国" not in page.text
    assert not services.posted("/api/mediation/links/view")
    assert party.post(f"{place}/consent", data={"agrees": "yes"}).headers["Location"] == f"{place}/code"


def test_another_phone_does_not_hold_it(party: FlaskClient) -> None:
    page = party.get("/link/0123456789ab")
    assert page.status_code == 410
    assert "请从短信里再点一次" in page.text


def test_yes_is_sent_once_and_the_page_says_so(party: FlaskClient, services: StandIn) -> None:
    place = opened(party)
    page = party.get(place).text
    assert "赵调解员" in page
    assert "李四" in page
    services.says("POST", "/api/mediation/links/consent", view(answer="yes", answered=at(0)))
    assert party.post(f"{place}/consent", data={"agrees": "yes"}).headers["Location"] == place
    assert services.posted("/api/mediation/links/consent")[0].body == {"proof": "the-proof", "agrees": True}
    services.says("POST", "/api/mediation/links/view", view(answer="yes", answered=at(0)))
    assert "您同意调解，收到了" in party.get(place).text


def test_rights_and_duties_stand_where_consent_is_asked(party: FlaskClient, services: StandIn) -> None:
    page = party.get(opened(party)).text
    assert "人民调解法第二十三条" in page
    assert "人民调解法第二十四条" in page


def test_nothing_chosen_says_so(party: FlaskClient, services: StandIn) -> None:
    page = party.post(f"{opened(party)}/consent", data={})
    assert (page.status_code, "请选一个" in page.text) == (422, True)
    assert not services.posted("/api/mediation/links/consent")


def test_signed_by_finger_on_the_text_that_was_shown(party: FlaskClient, services: StandIn) -> None:
    services.says("POST", "/api/mediation/links/view", TO_SIGN)
    place = opened(party)
    page = party.get(place).text
    assert AGREEMENT["facts"] in page
    assert "第 1 稿" in page
    assert AGREEMENT["digest"][:16] in page
    digest = re.search(r'name="digest" value="([^"]+)"', page)
    assert digest
    services.says("POST", "/api/mediation/links/signature", TO_SIGN)
    party.post(f"{place}/sign", data={"digest": digest[1], "image": IMAGE})
    sent = services.posted("/api/mediation/links/signature")[0].body
    assert sent == {"proof": "the-proof", "digest": AGREEMENT["digest"], "image": IMAGE}
    empty = party.post(f"{place}/sign", data={"digest": digest[1], "image": ""})
    assert (empty.status_code, "请先在框里用手指签名" in empty.text) == (422, True)


def test_signed_by_code_for_who_cannot_draw(party: FlaskClient, services: StandIn) -> None:
    services.says("POST", "/api/mediation/links/view", TO_SIGN)
    services.says("POST", "/api/mediation/links/signing-codes", {"expires_in": 300, "code": "654321"})
    services.says("POST", "/api/mediation/links/signature", TO_SIGN)
    place = opened(party)
    asked = party.post(f"{place}/signing-code", data={"digest": AGREEMENT["digest"]})
    page = party.get(asked.headers["Location"]).text
    assert "654321" in page
    assert AGREEMENT["facts"] in page
    party.post(f"{place}/by-code", data={"digest": AGREEMENT["digest"], "code": "654321"})
    sent = services.posted("/api/mediation/links/signature")[0].body
    assert (sent["code"], sent["image"][:22]) == ("654321", "data:image/png;base64,")


def test_a_text_that_changed_is_not_signed_and_the_difference_is_shown(
    party: FlaskClient, services: StandIn
) -> None:
    pieces = [
        {"part": "facts", "kind": "same", "text": "双方因"},
        {"part": "facts", "kind": "gone", "text": "房屋排水"},
        {"part": "facts", "kind": "new", "text": "院墙排水"},
        {"part": "terms.0", "kind": "new", "text": "再赔三百元"},
    ]
    place = opened(party)
    services.says("POST", "/api/mediation/links/view", TO_SIGN | {"differences": pieces})
    services.says("POST", "/api/mediation/links/signature", _changed)
    page = party.post(f"{place}/sign", data={"digest": "old", "image": IMAGE})
    assert page.status_code == 409
    for part in (
        "<del>房屋排水</del>",
        "<ins>院墙排水</ins>",
        "<ins>再赔三百元</ins>",
        "第 1 条",
        "先不要签",
    ):
        assert part in page.text
    assert 'id="pad"' not in party.get(place).text


def _changed(_request: httpx.Request) -> httpx.Response:
    return _coded(409, "agreement_changed")


def _coded(status: int, code: str) -> httpx.Response:
    answer = problem(status, "不行。", "请照提示做。")
    return httpx.Response(status, json={**answer.json(), "code": code})


@pytest.mark.parametrize("code", ["link_over", "link_replaced", "link_unknown"])
def test_a_link_that_is_over_says_what_to_do(party: FlaskClient, services: StandIn, code: str) -> None:
    place = opened(party)
    services.says("POST", "/api/mediation/links/view", lambda _r: _coded(409, code))
    page = party.get(place)
    assert (page.status_code, "请照提示做" in page.text) == (409, True)


def test_a_proof_that_is_over_asks_for_the_phone_again(party: FlaskClient, services: StandIn) -> None:
    place = opened(party)
    services.says("POST", "/api/mediation/links/view", lambda _r: _coded(422, "proof_over"))
    assert party.get(place).headers["Location"] == f"{place}/code"


def test_a_wrong_code_stands_beside_the_field(party: FlaskClient, services: StandIn) -> None:
    place = party.get(f"/l/{SECRET}").headers["Location"]
    services.says("POST", "/api/mediation/links/proofs", problem(422, "验证码不对。", "请再填一遍。", "code"))
    page = party.post(place, data={"code": "000000"})
    assert page.status_code == 422
    assert 'href="#code"' in page.text


def test_two_links_in_two_tabs_stay_apart(party: FlaskClient, services: StandIn) -> None:
    first = opened(party)
    second = party.get("/l/another-secret-another-secret-12").headers["Location"]
    assert first != second
    assert "先核对一下手机" in party.get(second, follow_redirects=True).text
    party.post(f"{first}/consent", data={"agrees": "no"})
    assert services.posted("/api/mediation/links/consent")[0].body["proof"] == "the-proof"


def test_a_violent_matter_has_its_quick_exit_and_the_exit_forgets_the_link(
    party: FlaskClient, services: StandIn
) -> None:
    violent = view() | {"mediation": {**MEDIATION, "category": "family.violence"}}
    services.says("POST", "/api/mediation/links/view", violent)
    place = opened(party)
    page = party.get(place).text
    assert "快速离开" in page
    assert "data-guarded" in page
    party.get("/exit")
    assert party.get(place).status_code == 410


def test_the_mediator_sends_and_sees_what_became_of_it(signed_in: Any, services: StandIn) -> None:
    client = signed_in("mediator", name="mediator1")
    rows = [LINK, {**LINK, "answer": "yes", "answered": at(0)}, {**LINK, "ended": "newer"}]
    rows.append({**LINK, "party": "opponent"})  # who has consented at the table meanwhile
    services.says("GET", "/api/mediation/cases/m1/links", rows)
    page = client.get("/mediator/m1/links").text
    services.says("GET", "/api/mediation/cases/m1", {**MEDIATION, "agreement": None})
    page = client.get("/mediator/m1/links").text
    for word in ("等答复", "愿意", "换了新的", "不用答复了"):
        assert word in page
    services.says("POST", "/api/mediation/cases/m1/links", {"link": LINK, "address": f"http://x/l/{SECRET}"})
    client.post("/mediator/m1/links", data={"party": "applicant", "purpose": "consent", "once": "k"})
    sent = services.posted("/api/mediation/cases/m1/links")[0]
    assert sent.body == {"party": "applicant", "purpose": "consent", "safe_now": False}
    assert sent.headers["idempotency-key"] == "k"
    assert SECRET in client.get("/mediator/m1/links").text
    assert SECRET not in client.get("/mediator/m1/links").text


def test_safe_hours_are_confirmed_before_anything_is_sent(signed_in: Any, services: StandIn) -> None:
    client = signed_in("mediator", name="mediator1")
    services.says("GET", "/api/mediation/cases/m1/links", [])
    services.says("POST", "/api/mediation/cases/m1/links", lambda _r: _coded(409, "safe_hours"))
    page = client.post("/mediator/m1/links", data={"party": "applicant", "purpose": "consent"})
    assert page.status_code == 422
    assert 'name="safe_now"' in page.text
    assert "不行" in page.text
    client.post("/mediator/m1/links", data={"party": "applicant", "purpose": "consent", "safe_now": "y"})
    assert services.posted("/api/mediation/cases/m1/links")[-1].body["safe_now"] is True
