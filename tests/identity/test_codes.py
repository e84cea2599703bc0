"""Phone codes: five minutes, once, hashed at rest; who asks too often waits."""

import pytest

from services.identity.store.forgetting import OVER, sweep
from tests.identity.conftest import Post
from tests.identity.people import Town

PHONE = "13800138000"
ASK = "/codes"


def test_a_code_signs_in_once(town: Town) -> None:
    code = town.code(PHONE)
    first = town.try_code(PHONE, code)
    assert first.status_code == 201
    assert first.get_json()["roles"] == ["resident"]
    assert first.get_json()["token_type"] == "Bearer"
    again = town.try_code(PHONE, code)
    assert (again.status_code, again.get_json()["code"]) == (401, "sign_in_failed")


def test_a_lost_answer_can_be_asked_for_again(town: Town) -> None:
    code = town.code(PHONE)
    first = town.try_code(PHONE, code, **{"Idempotency-Key": "k1"})
    again = town.try_code(PHONE, code, **{"Idempotency-Key": "k1"})
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.get_json()["subject"] == again.get_json()["subject"]
    assert town.try_code(PHONE, code, **{"Idempotency-Key": "k2"}).status_code == 401


def test_a_key_belongs_to_one_body(town: Town) -> None:
    head = {"Idempotency-Key": "k1"}
    town.code(PHONE, **head)
    other = town.client.post("/api/identity/codes", json={"phone": "13800138001"}, headers=head)
    assert (other.status_code, other.get_json()["code"]) == (422, "idempotency_key_reused")


def test_a_mistyped_code_does_not_spend_the_key(town: Town) -> None:
    code, head = town.code(PHONE), {"Idempotency-Key": "k1"}
    wrong = "000000" if code != "000000" else "000001"
    assert town.try_code(PHONE, wrong, **head).status_code == 401
    assert town.try_code(PHONE, code, **head).status_code == 201
    spent = town.try_code(PHONE, wrong, **head)
    assert (spent.status_code, spent.get_json()["code"]) == (422, "idempotency_key_reused")


def test_a_code_is_over_after_five_minutes(town: Town) -> None:
    code = town.code(PHONE)
    town.kit.now.forward(minutes=4, seconds=55)
    assert town.try_code(PHONE, code).status_code == 201
    code = town.code(PHONE)
    town.kit.now.forward(minutes=5, seconds=1)
    assert town.try_code(PHONE, code).status_code == 401


def test_a_new_code_replaces_the_old_one(town: Town) -> None:
    old, new = town.code(PHONE), town.code(PHONE)
    if old != new:
        assert town.try_code(PHONE, old).status_code == 401
    assert town.try_code(PHONE, new).status_code == 201


def test_a_code_is_for_its_own_phone(town: Town) -> None:
    code = town.code(PHONE)
    town.code("13800138001")
    assert town.try_code("13800138002", code).status_code == 401
    assert town.try_code("+86 138 0013 8000", code).status_code == 201


def test_a_right_code_and_a_wrong_one_and_none_are_told_apart_by_nobody(town: Town) -> None:
    town.resident(PHONE)
    town.code(PHONE)
    wrong = town.try_code(PHONE, "000000", address="198.51.100.7")
    nobody = town.try_code("13900139000", "000000", address="198.51.100.8")
    assert wrong.status_code == nobody.status_code == 401
    assert wrong.data == nobody.data


def test_nothing_but_the_sender_learns_a_code(
    live: Town, post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    answer = live.call("POST", ASK, json={"phone": PHONE})
    assert (answer.status_code, answer.get_json()) == (202, {"expires_in": 300})
    [(phone, code)] = post.sent
    assert phone == "+8613800138000"
    assert code not in str(list(live.kit.ctx.db["codes"].find()))
    assert code not in caplog.text
    assert live.try_code(PHONE, code).status_code == 201


def test_the_console_shows_the_code_and_not_the_whole_phone(
    town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    code = town.code(PHONE)
    shown = capsys.readouterr().out
    assert code in shown
    assert PHONE not in shown


def test_who_asks_too_often_waits(live: Town, post: Post) -> None:
    assert live.call("POST", ASK, json={"phone": PHONE}).status_code == 202
    soon = live.call("POST", ASK, json={"phone": PHONE})
    assert (soon.status_code, soon.get_json()["code"]) == (429, "code_wait")
    assert 55 <= int(soon.headers["Retry-After"]) <= 60
    live.kit.now.forward(seconds=61)
    for _ in range(4):
        assert live.call("POST", ASK, json={"phone": PHONE}).status_code == 202
        live.kit.now.forward(seconds=61)
    assert int(live.call("POST", ASK, json={"phone": PHONE}).headers["Retry-After"]) > 3000
    assert len(post.sent) == 5
    assert live.call("POST", ASK, json={"phone": "13800138001"}).status_code == 202


def test_an_address_that_rings_every_phone_waits(live: Town, post: Post) -> None:
    answers = [live.call("POST", ASK, json={"phone": f"138001{n:05d}"}).status_code for n in range(61)]
    assert answers == [202] * 60 + [429]
    assert len(post.sent) == 60


def test_a_repeated_request_sends_one_code(live: Town, post: Post) -> None:
    for _ in range(2):
        asked = live.call("POST", ASK, json={"phone": PHONE}, Idempotency_Key="k1")
        assert asked.status_code == 202
    assert len(post.sent) == 1


def test_no_waiting_on_a_developers_machine(town: Town) -> None:
    assert len({town.code(PHONE) for _ in range(12)}) > 1


@pytest.mark.parametrize(
    ("body", "field", "code"),
    [
        ({}, "phone", "required"),
        ({"phone": "12345"}, "phone", "phone"),
        ({"phone": "010-62770334"}, "phone", "mobile"),
        ({"phone": "+1 212 555 2368"}, "phone", "phone"),
        ({"phone": {"$ne": ""}}, "phone", "phone"),
        ({"phone": [PHONE]}, "phone", "phone"),
        ({"phone": PHONE, "who": "me"}, "who", "unknown"),
    ],
)
def test_what_cannot_be_sent_a_code(town: Town, body: object, field: str, code: str) -> None:
    answer = town.call("POST", ASK, json=body)
    assert answer.status_code == 422
    assert [(e["field"], e["code"]) for e in answer.get_json()["errors"]] == [(field, code)]
    assert town.kit.ctx.db["codes"].count_documents({}) == 0


def test_what_is_over_is_swept(town: Town) -> None:
    town.resident(PHONE)
    town.try_code(PHONE, "000000")
    assert sweep(town.kit.ctx, now=True) == 0
    town.kit.now.forward(days=31)
    assert sweep(town.kit.ctx, now=True) > 0
    assert [town.kit.ctx.db[name].count_documents({}) for name in OVER] == [0] * len(OVER)
