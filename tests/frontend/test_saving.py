"""Saved on one phone and gone on with on another, before the real intake; the code is told once."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from tests.frontend.real_intake import Place, place
from tests.frontend.test_apply import WAGES, fill

PHONE = "13800000001"
OTHER = "13900000002"


@pytest.fixture
def at(mongo_url: str) -> Iterator[Place]:
    with place(mongo_url, service_key=True) as made:
        made.site.config["WTF_CSRF_ENABLED"] = False
        yield made


def phone(at: Place) -> FlaskClient:
    return at.site.test_client()


def begin(client: FlaskClient) -> None:
    client.post("/apply/begin", data={"channel": "web"})
    for name, words in WAGES[:7]:
        client.post(f"/apply/{name}", data=words)


def saved(client: FlaskClient, number: str = PHONE) -> str:
    page = client.post("/apply/save", data={"phone": number})
    assert page.status_code == 200
    found = re.search(r'class="code">([A-Z0-9]{4}) ([A-Z0-9]{4})<', page.text)
    assert found, page.text
    return found.group(1) + found.group(2)


def sign_in(client: FlaskClient) -> None:
    client.post("/signin/code", data={"phone": PHONE, "code": "123456"})


def cases(at: Place) -> int:
    return at.kit.ctx.db["cases"].count_documents({})


def test_another_phone_goes_on_where_this_one_stopped(at: Place) -> None:
    begin(first := phone(at))
    code = saved(first)
    second = phone(at)
    on = second.post("/apply/back", data={"phone": "138 0000 0001", "code": code.lower()})
    assert on.headers["Location"] == "/apply/check"
    assert second.get("/apply/check").headers["Location"] == "/apply/person"
    assert WAGES[1][1]["narrative"].split("\n")[0] in second.get("/apply/story").text
    for name, words in WAGES[7:]:
        second.post(f"/apply/{name}", data=words)
    sign_in(second)
    key = re.search(r'name="once" value="([0-9a-f]{32})"', second.get("/apply/check").text)
    assert key
    sent = second.post("/apply/send", data={"once": key.group(1)})
    assert sent.headers["Location"] == f"/apply/sent/{key.group(1)}"
    assert second.post("/apply/back", data={"phone": PHONE, "code": code}).status_code == 422


def test_the_same_application_sent_from_both_phones_is_one_case(at: Place) -> None:
    first, second = phone(at), phone(at)
    sign_in(first)
    key = fill(first)
    code = saved(first)
    second.post("/apply/back", data={"phone": PHONE, "code": code})
    sign_in(second)
    for client in (first, second):
        assert client.post("/apply/send", data={"once": key}).headers["Location"] == f"/apply/sent/{key}"
    assert cases(at) == 1


def test_saving_again_keeps_the_code_unless_the_number_changed(at: Place) -> None:
    begin(client := phone(at))
    code = saved(client)
    client.post("/apply/story", data={"narrative": "又想起来一些"})
    assert saved(client) == code
    other = phone(at)
    other.post("/apply/back", data={"phone": PHONE, "code": code})
    assert "又想起来一些" in other.get("/apply/story").text
    assert saved(client, OTHER) != code


def test_a_wrong_code_says_so_and_keeps_what_was_typed(at: Place) -> None:
    begin(client := phone(at))
    saved(client)
    other = phone(at)
    answer = other.post("/apply/back", data={"phone": PHONE, "code": "AAAAAAAA"})
    assert answer.status_code == 422
    assert f'value="{PHONE}"' in answer.text
    assert "没有找到" in answer.text
    assert other.post("/apply/back", data={"phone": "", "code": ""}).status_code == 422


def test_intake_away_loses_nothing(at: Place) -> None:
    begin(client := phone(at))
    at.away.add("intake")
    answer = client.post("/apply/save", data={"phone": PHONE})
    assert answer.status_code == 503
    assert f'name="phone" value="{PHONE}"' in answer.text
    at.away.clear()
    assert saved(client)


def test_who_is_signed_in_saves_as_well(at: Place) -> None:
    client = phone(at)
    sign_in(client)
    begin(client)
    assert saved(client)


def test_nothing_to_save_leads_to_the_start(at: Place) -> None:
    client = phone(at)
    assert client.get("/apply/save").headers["Location"] == "/apply"
    client.post("/apply/begin", data={"channel": "web"})
    assert client.get("/apply/save").headers["Location"] == "/apply"
    assert "先存起来" not in client.get("/apply/what").text
