"""Guessing is slowed and locked, per phone or name and per address, and tells nothing."""

import statistics
import threading
import time

import pytest

from kernel import tokens
from tests.identity.people import PASSWORD, Town

PHONE = "13800138000"


def statuses(town: Town, count: int, username: str = "officer", address: str = "203.0.113.9") -> list[int]:
    return [town.try_password(username, f"wrong {n}", address).status_code for n in range(count)]


def test_a_name_is_locked_whether_or_not_it_exists(town: Town) -> None:
    town.appoint("officer", "officer")
    known = statuses(town, 7, "officer", "203.0.113.1")
    unknown = statuses(town, 7, "nobody", "203.0.113.2")
    assert known == unknown == [401] * 5 + [429] * 2
    locked = town.try_password("officer", PASSWORD, "203.0.113.3")
    absent = town.try_password("nobody", PASSWORD, "203.0.113.4")
    assert locked.status_code == absent.status_code == 429
    assert locked.get_json()["code"] == absent.get_json()["code"] == "throttled"
    assert abs(int(locked.headers["Retry-After"]) - int(absent.headers["Retry-After"])) <= 2


def test_a_phone_is_locked_even_for_the_right_code(town: Town) -> None:
    code = town.code(PHONE)
    wrong = "000000" if code != "000000" else "000001"
    assert [town.try_code(PHONE, wrong).status_code for _ in range(6)] == [401] * 5 + [429]
    assert town.try_code(PHONE, code).status_code == 429
    town.kit.now.forward(seconds=31)
    assert town.try_code(PHONE, code).status_code == 201


def test_the_lock_grows_and_is_forgotten(town: Town) -> None:
    waits = []
    for _ in range(5):
        for _ in range(6):
            answer = town.try_code(PHONE, "000000")
        waits.append(int(answer.headers["Retry-After"]))
        town.kit.now.forward(seconds=waits[-1] + 1)
    assert waits == sorted(waits)
    assert waits[-1] > 4 * waits[0]
    town.kit.now.forward(hours=2)
    assert town.try_code(PHONE, "000000").status_code == 401


def test_success_forgets_the_failures_before(town: Town) -> None:
    town.appoint("officer", "officer")
    for _ in range(4):
        assert statuses(town, 4) == [401] * 4
        assert town.try_password("officer", PASSWORD, "203.0.113.9").status_code == 201


def test_only_failures_count(town: Town) -> None:
    town.appoint("officer", "officer")
    assert {town.try_password("officer", PASSWORD).status_code for _ in range(12)} == {201}


def test_an_address_that_tries_many_names_waits(town: Town) -> None:
    answers = [town.try_password(f"name{n}", "x", "203.0.113.9").status_code for n in range(52)]
    assert answers == [401] * 50 + [429] * 2
    assert town.try_code(PHONE, town.code(PHONE), "203.0.113.9").status_code == 429
    assert town.try_code(PHONE, town.code(PHONE), "203.0.113.10").status_code == 201


def test_who_signed_in_here_before_is_kept_out_by_nobody(town: Town) -> None:
    town.appoint("officer", "officer")
    assert town.try_password("officer", PASSWORD, "192.0.2.1").status_code == 201
    for n in range(52):
        town.try_password(f"name{n}", "x", "192.0.2.1")
    statuses(town, 6, "officer", "203.0.113.9")
    assert town.try_password("officer", PASSWORD, "203.0.113.10").status_code == 429
    assert town.try_password("officer", PASSWORD, "192.0.2.1").status_code == 201


def test_only_the_frontend_may_pass_an_address_on(town: Town) -> None:
    def guess(n: int, **head: str) -> int:
        body = {"username": f"name{n}", "password": "x"}
        return town.call("POST", "/tokens", None, body, X_Client_Address=f"192.0.2.{n}", **head).status_code

    proof = tokens.for_service("frontend", town.kit.settings.service_key, to="identity")
    assert {guess(n, X_Client_Token=proof) for n in range(52)} == {401}
    assert [guess(n, X_Forwarded_For=f"192.0.2.{n}") for n in range(51)] == [401] * 50 + [429]


@pytest.mark.parametrize("known", [True, False])
def test_many_guesses_at_one_instant(town: Town, known: bool) -> None:
    town.appoint("officer", "officer")
    name, answers = "officer" if known else "nobody", list[int]()
    start = threading.Barrier(8)

    def guess() -> None:
        start.wait()
        for n in range(4):
            answers.append(town.try_password(name, f"{threading.get_ident()} {n}").status_code)

    threads = [threading.Thread(target=guess) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 32
    assert set(answers) == {401, 429}
    assert answers.count(401) <= 5 + 8  # those that were under way when the lock fell


def test_a_name_that_is_not_there_costs_the_same_work(town: Town) -> None:
    town.appoint("officer", "officer")

    def took(username: str, address: str) -> float:
        begun = time.perf_counter()
        assert town.try_password(username, "x", address).status_code == 401
        return time.perf_counter() - begun

    took("warm", "192.0.2.99")
    pairs = [(took("officer", f"192.0.2.{n}"), took("nobody", f"192.0.2.{n}")) for n in range(5)]
    assert 0.5 < statistics.median(known / unknown for known, unknown in pairs) < 2


def test_an_account_that_is_closed_looks_like_a_wrong_password(town: Town) -> None:
    town.appoint("officer", "officer")
    town.service("PATCH", "/api/identity/staff/officer", {"active": False}, "launcher")
    closed = town.try_password("officer", PASSWORD)
    wrong = town.try_password("nobody", PASSWORD)
    assert closed.status_code == wrong.status_code == 401
    assert closed.data == wrong.data


@pytest.mark.parametrize(
    ("body", "field", "code"),
    [
        ({}, "code", "required"),
        ({"phone": PHONE}, "code", "required"),
        ({"username": "officer"}, "password", "required"),
        ({"password": "x"}, "username", "required"),
        ({"phone": PHONE, "code": "123456", "username": "a", "password": "b"}, "code", "one_way"),
        ({"phone": PHONE, "code": "123456", "otp": "123456"}, "otp", "one_way"),
        ({"phone": PHONE, "code": "12345"}, "code", "code"),
        ({"phone": PHONE, "code": {"$gt": ""}}, "code", "code"),
        ({"username": {"$ne": None}, "password": "x"}, "username", "text"),
        ({"username": "officer", "password": {"$ne": None}}, "password", "invalid"),
        ({"username": "officer", "password": "x" * 300}, "password", "length"),
    ],
)
def test_what_is_no_sign_in(town: Town, body: object, field: str, code: str) -> None:
    answer = town.call("POST", "/tokens", json=body)
    assert answer.status_code == 422
    assert (field, code) in [(e["field"], e["code"]) for e in answer.get_json()["errors"]]
