"""Nothing typed is lost, and nothing is done twice, without a script: sign-ins that ran out, services away,
two tabs, the back button, a double tap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
from flask.testing import FlaskClient

from tests.frontend.real_intake import Place, place
from tests.frontend.test_apply import WAGES, fill
from tests.intake.desk import OFFICER, OPERATOR

WORDS = "今天又来电话：\n还有两个工友可以作证 <b>"
ME = {"phone": "13800000001", "code": "123456"}


@pytest.fixture
def at(mongo_url: str) -> Iterator[Place]:
    with place(mongo_url) as made:
        made.site.config["WTF_CSRF_ENABLED"] = False
        yield made


def staff(at: Place, name: str) -> FlaskClient:
    client = at.site.test_client()
    client.post("/staff", data={"username": name, "password": "x"})
    return client


def hidden(page: str) -> dict[str, str]:
    """What the page's form would send by its button alone."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in found}


def action(page: str) -> str:
    found = re.search(r'<form method="post" action="([^"]*)"', page)
    assert found
    return unescape(found.group(1))


def notes(at: Place, case: str) -> list[str]:
    return [note["text"] for note in at.desk.get(f"/cases/{case}", OFFICER).json["notes"]]


def cases(at: Place) -> int:
    return at.kit.ctx.db["cases"].count_documents({})


def test_a_sign_in_that_ran_out_leads_back_to_the_filled_form(at: Place) -> None:
    case, client = at.desk.submitted(OPERATOR, channel="hotline")["id"], staff(at, "operator")
    at.kit.ctx.revoke("operator", at.kit.now())
    asked = client.post(f"/desk/cases/{case}/note", data={"text": WORDS, "once": "k"})
    assert asked.status_code == 401
    kept = hidden(asked.text)
    wrong = client.post("/staff", data={**kept, "username": "", "password": ""})  # a slip in between
    kept = hidden(wrong.text)
    back = client.post("/staff", data={**kept, "username": "operator", "password": "x"})
    again = hidden(back.text)
    assert again["text"].replace("\r\n", "\n") == WORDS
    done = client.post(action(back.text), data=again)
    assert done.headers["Location"] == f"/desk/cases/{case}"
    assert notes(at, case) == [WORDS]


def test_a_service_that_is_away_gives_the_form_back_and_does_it_once(at: Place) -> None:
    case, client = at.desk.submitted(OPERATOR, channel="hotline")["id"], staff(at, "operator")
    at.away.add("intake")
    answer = client.post(f"/desk/cases/{case}/note", data={"text": WORDS, "once": "k"})
    assert answer.status_code == 503
    at.away.clear()
    for _ in range(2):  # and a double tap on the way back
        assert client.post(action(answer.text), data=hidden(answer.text)).status_code == 303
    assert notes(at, case) == [WORDS]


def test_an_application_survives_everything_on_its_way_and_is_one_case(at: Place) -> None:
    client = at.site.test_client()
    key = fill(client)
    assert client.post("/apply/send", data={"once": key}).headers["Location"] == "/signin?next=/apply/check"
    client.post("/signin/code", data=ME)
    at.away.add("intake")
    away = client.post("/apply/send", data={"once": key})
    assert away.status_code == 503
    at.away.clear()
    at.kit.ctx.revoke("person-zhang", at.kit.now())
    out = client.post("/apply/send", data={"once": key})
    assert out.status_code == 401
    back = client.post("/signin/code", data={**ME, **hidden(out.text)})
    sent = client.post(action(back.text), data=hidden(back.text))
    assert sent.headers["Location"] == f"/apply/sent/{key}"
    again = client.post("/apply/send", data={"once": key})
    assert again.headers["Location"] == f"/apply/sent/{key}"
    assert cases(at) == 1


def test_two_tabs_that_differ_send_one_case_with_the_last_words(at: Place) -> None:
    client = at.site.test_client()
    client.post("/signin/code", data=ME)
    key = fill(client)
    stale = client.get("/apply/check").text  # this tab stays open …
    client.post("/apply/story", data={"narrative": "在另一个窗口里改过的话"})  # the other one
    for page in (stale, client.get("/apply/check").text):
        client.post("/apply/send", data={"once": hidden(page)["once"]})
    assert cases(at) == 1
    case = str((at.kit.ctx.db["cases"].find_one({}) or {})["_id"])
    assert at.desk.get(f"/cases/{case}", OFFICER).json["narrative"] == "在另一个窗口里改过的话"
    assert hidden(stale)["once"] == key


def test_an_answer_lost_on_the_way_is_found_again(at: Place) -> None:
    """The case was made, the receipt never came: the same form once more shows it."""
    client = at.site.test_client()
    client.post("/signin/code", data=ME)
    key = fill(client)
    cookies = {name: client.get_cookie(name, path="/apply") for name in ("draft", "draft1", "draft2")}
    client.post("/apply/send", data={"once": key})
    client.delete_cookie("sent", path="/apply")
    for name, cookie in cookies.items():
        if cookie is not None:
            client.set_cookie(name, cookie.value, path="/apply")
    assert client.post("/apply/send", data={"once": key}).headers["Location"] == f"/apply/sent/{key}"
    assert cases(at) == 1


def test_a_mistake_on_any_page_keeps_every_word_of_it(at: Place) -> None:
    client = at.site.test_client()
    fill(client, WAGES[:7])
    answer = client.post("/apply/person", data={"name": "王建国", "phone": "12", "id_number": "1"})
    assert answer.status_code == 422
    for value in ("王建国", "12", "1"):
        assert f'value="{value}"' in answer.text
    assert answer.text.count('href="#') >= 2
    assert client.post("/apply/person", data=WAGES[7][1]).status_code == 303
