"""Saved on one phone, gone on with on another: sealed, expiring, and found by nobody who guesses."""

from typing import Any

import pytest

from services.intake.handlers.saving import FREE_PER_PHONE, KEPT
from tests.intake.desk import OFFICER, RESIDENT, Desk

PHONE = "13900002468"
WORDS = '{"story":{"narrative":"样例：他昨天又打了我，金丝雀砖厂"}}'


def asked(desk: Desk, path: str, **body: Any) -> Any:
    return desk.kit.service_call("POST", f"/api/intake/saved{path}", body, name="frontend")


def saved(desk: Desk, phone: str = PHONE, **more: Any) -> str:
    answer = asked(desk, "", phone=phone, words=WORDS, **more)
    assert answer.status_code == 201, answer.get_data(as_text=True)
    return str(answer.json["code"])


def test_what_was_saved_comes_back_with_both(desk: Desk) -> None:
    code = saved(desk)
    found = asked(desk, "/open", phone="139 0000 2468", code=f" {code[:4].lower()}-{code[4:]} ")
    assert found.status_code == 200
    assert found.json["words"] == WORDS
    assert asked(desk, "/open", phone=PHONE, code="AAAAAAAA").status_code == 404
    assert asked(desk, "/open", phone="13900001357", code=code).status_code == 404


def test_saving_again_keeps_the_code_and_the_last_words(desk: Desk) -> None:
    code = saved(desk)
    answer = asked(desk, "", phone=PHONE, words="新的", code=code)
    assert answer.json["code"] == code
    assert asked(desk, "/open", phone=PHONE, code=code).json["words"] == "新的"
    assert saved(desk, code="ZZZZZZZZ") != "ZZZZZZZZ"  # nobody chooses a code


def test_it_is_over_after_a_week_and_swept(desk: Desk) -> None:
    code = saved(desk)
    desk.kit.now.forward(seconds=KEPT.total_seconds() + 1)
    assert asked(desk, "/open", phone=PHONE, code=code).status_code == 404
    saved(desk, "13900001358")
    assert desk.kit.ctx.db["saved"].count_documents({"until": {"$lt": desk.kit.now()}}) == 0


def test_it_is_gone_once_dropped(desk: Desk) -> None:
    code = saved(desk)
    for _ in range(2):
        assert asked(desk, "/drop", phone=PHONE, code=code).status_code == 204
    assert asked(desk, "/open", phone=PHONE, code=code).status_code == 404


def test_nothing_of_it_lies_in_clear(desk: Desk) -> None:
    code = saved(desk)
    kept = str(list(desk.kit.ctx.db["saved"].find()))
    for clear in ("金丝雀", PHONE, PHONE[1:], code, "narrative"):
        assert clear not in kept
    names = desk.kit.ctx.db.list_collection_names()
    assert all(code not in str(list(desk.kit.ctx.db[name].find())) for name in names)


def test_guessing_is_slowed(desk: Desk) -> None:
    phone = "13900001359"
    code = saved(desk, phone)
    for _ in range(FREE_PER_PHONE):
        asked(desk, "/open", phone=phone, code="AAAAAAAA")
    slowed = asked(desk, "/open", phone=phone, code=code)
    assert slowed.status_code == 429
    assert int(slowed.headers["Retry-After"]) > 0


@pytest.mark.parametrize("path", ["", "/open", "/drop"])
def test_only_the_site_asks(desk: Desk, path: str) -> None:
    for who, status in ((None, 401), (RESIDENT, 403), (OFFICER, 403)):
        assert desk.post(f"/saved{path}", who, {"phone": PHONE}).status_code == status
    assert asked(desk, path, phone="12").status_code == 422
    assert asked(desk, "", phone=PHONE, words="x" * 30_001).status_code == 422
