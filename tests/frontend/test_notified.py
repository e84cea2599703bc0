"""Notified defence and applications from detention at the desk."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from flask.testing import FlaskClient

from tests.frontend.canned import APPLICATION, TRANSFER, at
from tests.frontend.stand_in import StandIn

SignIn = Callable[..., FlaskClient]
NOTICE = {
    "organ": "court",
    "ground": "minor",
    "received": at(-1),
    "told": None,
    "organ_name": "山丹县人民法院",
    "number": "刑初1号",
}
PAPER = {
    "id": "a1.d1",
    "kind": "organ_letter",
    "title": "法律援助指派情况告知函",
    "number": "1号",
    "at": at(0),
}
SENT = {"organ": "court", "ground": "minor", "received": "2026-11-20T09:30"}


def test_the_notice_is_entered_with_its_moment_in_chinas_time(signed_in: SignIn, services: StandIn) -> None:
    client = signed_in("officer")
    assert client.post("/desk/applications/a1/notice", data={"organ": "court"}).status_code == 422
    client.post("/desk/applications/a1/notice", data=SENT | {"number": "刑初1号"})
    assert services.posted("/api/legalaid/applications/a1/notice")[0].body == {
        **SENT,
        "number": "刑初1号",
        "received": "2026-11-20T09:30:00+08:00",
    }
    assert signed_in("supervisor").get("/desk/applications/a1/notice").status_code == 403


def test_the_case_shows_the_notice_its_papers_and_what_is_to_be_done(
    signed_in: SignIn, services: StandIn
) -> None:
    shown = APPLICATION | {"notice": NOTICE, "actions": ["tell_organ"]}
    services.says("GET", "/api/legalaid/applications/a1", shown)
    services.says("GET", "/api/legalaid/applications/a1/documents", [PAPER])
    client = signed_in("officer")
    text = client.get("/desk/cases/c1").text
    assert "还没有告知办案机关" in text
    assert 'href="/documents/a1.d1"' in text
    assert client.post("/desk/applications/a1/told").status_code == 303
    assert services.posted("/api/legalaid/applications/a1/notice/told")


def test_late_transfers_stand_on_the_work_list_without_names(signed_in: SignIn, services: StandIn) -> None:
    services.says("GET", "/api/legalaid/transfers", [TRANSFER | {"late": True, "name": None, "words": None}])
    text = signed_in("officer").get("/desk/aid").text
    asked = next(call for call in services.calls if call.path == "/api/legalaid/transfers")
    assert asked.params["words"] == "false"
    assert "超过二十四小时" in text
    assert "看守所" in text


def test_a_transfer_opens_a_work_order_that_is_filled_in(signed_in: SignIn, services: StandIn) -> None:
    taken: dict[str, Any] = TRANSFER | {"received": at(0), "name": "张某", "words": "我要请律师。"}
    services.says("POST", "/api/legalaid/transfers/t1/receipt", taken)
    client = signed_in("officer")
    answer = client.post("/desk/transfers/t1/receipt")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/apply/story")
    assert "我要请律师。" in client.get("/apply/story").text
    client.post("/apply/groups", data={})
    assert re.search(r'name="name"[^>]*value="张某"', client.get("/apply/person").text)
    assert "张某" not in answer.headers["Set-Cookie"]
