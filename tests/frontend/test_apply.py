"""Asking for help: guided, nothing lost, never two cases, three channels one body."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from frontend.app import create_app
from frontend.settings import Settings
from tests.frontend.canned import CREATED
from tests.frontend.stand_in import StandIn, problem

WAGES: list[tuple[str, dict[str, Any]]] = [
    ("what", {"what": "wages"}),
    ("story", {"narrative": "包工头不给工钱，一共两万三。\n电话也不接。"}),
    (
        "facts",
        {"paper_migrant_worker": "yes", "labor_relation_disputed": "unsure", "preservation_needed": "no"},
    ),
    ("groups", {"groups": ["migrant_worker"]}),
    ("means", {"members": "4", "income": "3000", "pledge": "y"}),
    ("who", {"whose": "own"}),
    ("safe", {"phone": "13900000002", "hours": "晚上七点以后", "say_nothing": "y"}),
    ("person", {"name": "王建国", "phone": "138 0000 0001", "id_number": ""}),
    ("other", {"name": "刘老板", "phone": ""}),
    ("where", {"where": "620725", "county": ""}),
]


def fill(client: FlaskClient, answers: list[tuple[str, dict[str, Any]]] = WAGES, channel: str = "web") -> str:
    client.post("/apply/begin", data={"channel": channel})
    for place, (name, words) in enumerate(answers):
        answer = client.post(f"/apply/{name}", data=words)
        after = answers[place + 1][0] if place + 1 < len(answers) else None
        if after is None:
            break
        assert answer.headers.get("Location") == f"/apply/{after}", (name, answer.text[-3000:])
    found = re.search(r'name="once" value="([0-9a-f]{32})"', client.get("/apply/check").text)
    return found.group(1) if found else ""


def test_a_worker_asks_for_his_wages(signed_in: Callable[..., FlaskClient], services: StandIn) -> None:
    client = signed_in("resident")
    key = fill(client)
    answer = client.post("/apply/send", data={"once": key}, follow_redirects=True)
    assert CREATED["receipt"] in answer.text
    assert CREATED["tracking_code"] in answer.text
    assert "<svg" in answer.text
    call = services.posted("/api/intake/cases")[0]
    assert call.headers["idempotency-key"] == key
    assert call.body == {
        "channel": "web",
        "category": "labor.wages",
        "narrative": "包工头不给工钱，一共两万三。\n电话也不接。",
        "region": "620725",
        "applicant": {"name": "王建国", "phone": "13800000001", "groups": ["migrant_worker"]},
        "opponent": {"name": "刘老板"},
        "facts": {
            "paper_migrant_worker": True,
            "preservation_needed": False,
            "household_members": 4,
            "household_income_month_fen": 300_000,
            "pledge_signed": True,
        },
        "safe_contact": {"phone": "13900000002", "hours": "晚上七点以后", "say_nothing": True},
    }


def test_double_tap_back_and_second_tab_are_one_case(
    signed_in: Callable[..., FlaskClient], services: StandIn
) -> None:
    client = signed_in("resident")
    key = fill(client)
    first = client.post("/apply/send", data={"once": key})
    again = client.post("/apply/send", data={"once": key})
    assert first.headers["Location"] == again.headers["Location"]
    assert len(services.posted("/api/intake/cases")) == 1
    client.delete_cookie(
        "sent", path="/apply"
    )  # the answer was lost on the way: the draft is there, the key too
    key = fill(client)
    client.post("/apply/send", data={"once": key})
    assert {c.headers["idempotency-key"] for c in services.posted("/api/intake/cases")} >= {key}


def test_a_new_application_has_a_new_key(signed_in: Callable[..., FlaskClient], services: StandIn) -> None:
    client = signed_in("resident")
    for _ in range(2):
        client.post("/apply/send", data={"once": fill(client)})
    keys = [c.headers["idempotency-key"] for c in services.posted("/api/intake/cases")]
    assert len(set(keys)) == 2


def test_sending_asks_who_one_is_and_goes_on(visitor: FlaskClient, services: StandIn) -> None:
    key = fill(visitor)
    asked = visitor.post("/apply/send", data={"once": key})
    assert asked.headers["Location"] == "/signin?next=/apply/check"
    visitor.post("/signin", data={"phone": "13800000001", "next": "/apply/check"})
    assert "138" in visitor.get("/signin/code").text
    on = visitor.post("/signin/code", data={"phone": "13800000001", "code": "123456", "next": "/apply/check"})
    assert on.headers["Location"] == "/apply/check"
    assert "王建国" in visitor.get("/apply/check").text
    assert visitor.post("/apply/send", data={"once": key}).headers["Location"].startswith("/apply/sent/")
    assert len(services.posted("/api/intake/cases")) == 1


def test_the_three_channels_differ_in_the_channel_only(
    signed_in: Callable[..., FlaskClient], services: StandIn
) -> None:
    bodies = []
    for role, channel in [("resident", "web"), ("operator", "hotline"), ("officer", "counter")]:
        client = signed_in(role)
        client.post("/apply/send", data={"once": fill(client, channel=channel)})
        bodies.append(services.posted("/api/intake/cases")[0].body)
    assert [b.pop("channel") for b in bodies] == ["web", "hotline", "counter"]
    assert bodies[0] == bodies[1] == bodies[2]


def test_a_resident_cannot_claim_another_channel(
    signed_in: Callable[..., FlaskClient], services: StandIn
) -> None:
    client = signed_in("resident")
    client.post("/apply/send", data={"once": fill(client, channel="hotline")})
    assert services.posted("/api/intake/cases")[0].body["channel"] == "web"


def test_wrong_answers_stay_and_say_what_to_do(visitor: FlaskClient) -> None:
    visitor.post("/apply/begin")
    answer = visitor.post("/apply/what", data={})
    assert answer.status_code == 422
    assert 'href="#what"' in answer.text
    visitor.post("/apply/what", data={"what": "near"})
    visitor.post("/apply/kind", data={"category": "neighbour"})
    answer = visitor.post("/apply/story", data={"narrative": "字" * 1600})
    assert answer.status_code == 422
    assert "字" * 1600 in answer.text


def test_a_long_story_fits_into_the_cookies(signed_in: Callable[..., FlaskClient], services: StandIn) -> None:
    client = signed_in("resident")
    story = "".join(chr(0x4E00 + i * 7919 % 20000) for i in range(1500))
    steps = [("story", {"narrative": story}) if n == "story" else (n, w) for n, w in WAGES]
    client.post("/apply/send", data={"once": fill(client, steps)})
    assert services.posted("/api/intake/cases")[0].body["narrative"] == story


def test_a_refusal_leads_back_to_the_question(
    signed_in: Callable[..., FlaskClient], services: StandIn
) -> None:
    client = signed_in("resident")
    refusal = problem(422, "电话号码不对。", "请填 11 位手机号。", "applicant.phone")
    services.says("POST", "/api/intake/cases", refusal)
    answer = client.post("/apply/send", data={"once": fill(client)})
    assert answer.status_code == 422
    assert 'href="/apply/person"' in answer.text
    assert "王建国" in client.get("/apply/check").text


def test_own_words_are_sorted_and_the_person_chooses(visitor: FlaskClient, services: StandIn) -> None:
    visitor.post("/apply/begin")
    visitor.post("/apply/what", data={"what": "unsure"})
    on = visitor.post("/apply/story", data={"narrative": "包工头不给工钱"})
    assert on.headers["Location"] == "/apply/suggested"
    page = visitor.get("/apply/suggested").text
    assert "您说到" in page
    assert page.index('value="labor.wages"') < page.index('value="neighbour"')
    services.says("POST", "/api/intake/triage", 503)
    on = visitor.post("/apply/story", data={"narrative": "说不清楚的事"})
    assert on.headers["Location"] == "/apply/suggested"


def test_violence_shows_the_way_out_and_asks_for_a_safe_contact(visitor: FlaskClient) -> None:
    visitor.post("/apply/begin")
    assert "data-exit" not in visitor.get("/apply/what").text
    visitor.post("/apply/what", data={"what": "violence"})
    page = visitor.get("/apply/story").text
    assert "data-exit" in page
    assert "110" in page
    left = visitor.get("/exit")
    assert any("draft=;" in c and "Path=/apply" in c for c in left.headers.getlist("Set-Cookie"))


def test_changing_the_matter_forgets_its_questions(visitor: FlaskClient) -> None:
    fill(visitor)
    visitor.post("/apply/what", data={"what": "near"})
    assert visitor.get("/apply/check").headers["Location"] == "/apply/kind"
    visitor.post("/apply/kind", data={"category": "neighbour"})
    assert "工资条" not in visitor.get("/apply/check").text


@pytest.mark.parametrize(
    ("words", "code"), [("甘州区", "620702"), ("甘肃省张掖市甘州区", "620702"), ("民乐县", "620722")]
)
def test_another_county_is_found_by_name(visitor: FlaskClient, words: str, code: str) -> None:
    fill(visitor)
    answer = visitor.post("/apply/where", data={"where": "elsewhere", "county": words})
    assert answer.headers["Location"] == "/apply/check"
    assert "张掖市" in visitor.get("/apply/check").text
    assert f'value="{code}"' in visitor.get("/apply/where").text


def test_an_unknown_county_is_asked_again(visitor: FlaskClient) -> None:
    fill(visitor)
    answer = visitor.post("/apply/where", data={"where": "elsewhere", "county": "桃花源"})
    assert answer.status_code == 422
    assert 'value="桃花源"' in answer.text


def test_helping_another_person_records_the_agreement(
    signed_in: Callable[..., FlaskClient], services: StandIn
) -> None:
    client = signed_in("resident")
    steps = []
    for name, words in WAGES:
        steps.append((name, {"whose": "other"} if name == "who" else words))
        if name == "who":
            steps.append(("helper", {"relation": "close_kin", "agreed": "yes"}))
    client.post("/apply/send", data={"once": fill(client, steps)})
    facts = services.posted("/api/intake/cases")[0].body["facts"]
    assert facts["applies_for_other"] is True
    assert facts["close_kin"] is True
    assert facts["other_agreed"] is True


def test_the_safe_number_is_asked_first_and_not_typed_twice(visitor: FlaskClient) -> None:
    fill(visitor, WAGES[:6])
    answer = visitor.post("/apply/safe", data={"phone": "", "hours": "晚上"})
    assert answer.status_code == 422
    assert 'href="#phone"' in answer.text
    on = visitor.post("/apply/safe", data={"phone": "13900000002", "hours": ""})
    assert on.headers["Location"] == "/apply/person"
    assert 'value="13900000002"' in visitor.get("/apply/person").text


def test_who_helps_another_is_asked_for_that_persons_own_number(visitor: FlaskClient) -> None:
    fill(visitor, [*WAGES[:5], ("who", {"whose": "other"})])
    visitor.post("/apply/helper", data={"relation": "friend", "agreed": "yes"})
    visitor.post("/apply/safe", data={"phone": "13900000002"})
    assert 'value="13900000002"' not in visitor.get("/apply/person").text


def test_a_number_for_the_other_side_needs_a_name(visitor: FlaskClient) -> None:
    fill(visitor)
    assert visitor.post("/apply/other", data={"name": "", "phone": "13900000002"}).status_code == 422


def test_before_sign_in_only_triage_is_asked_in_the_site_s_own_name(services: StandIn) -> None:
    key = "0123456789abcdef0123456789abcdef"
    app = create_app(Settings(secret="only for tests, 0123456789", service_key=key), services.client)
    app.config["WTF_CSRF_ENABLED"] = False
    visitor = app.test_client()
    visitor.post("/apply/begin")
    visitor.post("/apply/what", data={"what": "unsure"})
    visitor.post("/apply/story", data={"narrative": "他打我"})
    visitor.get("/track?receipt=a&code=b")
    triage, track = services.calls
    assert triage.headers["authorization"] == f"Bearer {triage.headers['x-client-token']}"
    assert "authorization" not in track.headers
    assert track.headers["x-client-address"] == "127.0.0.1"
