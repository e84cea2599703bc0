"""The same person is the same id, whoever names him, however often and however fast."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from werkzeug.test import TestResponse

from kernel import tokens
from kernel.audit.check import check
from services.identity.handlers import persons
from services.identity.store import likeness
from tests.identity.people import NUMBER, OTHER_NUMBER, Town

PHONE, OTHER_PHONE = "13800138000", "13800138001"


def test_by_number_first_whatever_else_is_said(town: Town) -> None:
    one = town.person("王建国", phone=PHONE, id_number=NUMBER)
    assert town.person("王建国", id_number=NUMBER) == one
    assert town.person("王建国", phone=OTHER_PHONE, id_number=NUMBER) == one
    assert town.person("王健国", id_number=NUMBER.lower()) == one
    assert town.person("王建国", id_number=OTHER_NUMBER) != one


def test_by_phone_and_name(town: Town) -> None:
    one = town.person("王建国", phone=PHONE)
    assert town.person(" 王 建国 ", phone="+86 138-0013-8000") == one
    assert town.person("李秀英", phone=PHONE) != one
    assert town.person("王建国", phone=OTHER_PHONE) != one


def test_a_number_told_later_is_added(town: Town) -> None:
    one = town.person("王建国", phone=PHONE)
    assert town.person("王建国", phone=PHONE, id_number=NUMBER) == one
    assert town.person("王建国", id_number=NUMBER) == one


def test_same_phone_and_name_with_another_card_is_another_person(town: Town) -> None:
    father = town.person("王建国", phone=PHONE, id_number=NUMBER)
    other = town.person("王建国", phone=PHONE, id_number=OTHER_NUMBER)
    assert other != father
    assert town.person("王建国", phone=PHONE, id_number=OTHER_NUMBER) == other
    assert town.person("王建国", phone=PHONE, id_number=NUMBER) == father
    assert town.person("王建国", phone=PHONE) == father


def test_a_name_alone_identifies_nobody(town: Town) -> None:
    assert town.person("王建国") != town.person("王建国")


def test_who_signs_in_first_is_named_later(town: Town) -> None:
    me = town.resident(PHONE)
    assert town.call("GET", "/me", me).get_json()["name"] is None
    assert town.person("王建国", phone=PHONE, id_number=NUMBER) == me["subject"]
    shown = town.call("GET", "/me", me).get_json()
    assert (shown["name"], shown["phone"], shown["id_number_masked"]) == (
        "王建国", "+8613800138000", "110105********002X",
    )  # fmt: skip
    assert town.person("李秀英", phone=PHONE) != me["subject"]


def test_who_is_named_first_signs_in_later(town: Town) -> None:
    first = town.person("王建国", phone=PHONE)
    town.person("李秀英", phone=PHONE)
    assert town.resident(PHONE)["subject"] == first
    assert town.resident(PHONE)["subject"] == first


def test_knowing_a_number_does_not_let_one_sign_in_as_its_owner(town: Town) -> None:
    victim = town.person("王建国", id_number=NUMBER)
    assert town.person("王建国", phone=OTHER_PHONE, id_number=NUMBER) == victim
    thief = town.resident(OTHER_PHONE)
    assert thief["subject"] != victim
    assert town.service("GET", f"/api/identity/persons/{victim}?purpose=x").get_json()["phone"] is None


def at_once(count: int, work: Callable[[int], Any]) -> list[Any]:
    start, found = threading.Barrier(count), list[Any]()

    def run(n: int) -> None:
        start.wait()
        found.append(work(n))

    threads = [threading.Thread(target=run, args=(n,)) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == count
    return found


@pytest.mark.parametrize(
    "known", [{"phone": PHONE}, {"id_number": NUMBER}, {"phone": PHONE, "id_number": NUMBER}]
)
def test_many_at_one_instant_are_one_person(town: Town, known: dict[str, str]) -> None:
    found = at_once(8, lambda _: town.person("王建国", **known))
    assert len(set(found)) == 1
    assert town.kit.ctx.db["persons"].count_documents({}) == 1


def test_naming_and_signing_in_at_one_instant_are_one_person(town: Town) -> None:
    code = town.code(PHONE)

    def work(n: int) -> str:
        if n:
            return town.person("王", phone=PHONE)
        return str(town.try_code(PHONE, code).get_json()["subject"])

    assert len(set(at_once(6, work))) == 1


def test_two_names_at_one_instant_stay_two_people(town: Town) -> None:
    me = town.resident(PHONE)["subject"]
    found = at_once(6, lambda n: (n % 2, town.person(("王建国", "李秀英")[n % 2], phone=PHONE)))
    by_name = {n: {person for which, person in found if which == n} for n in (0, 1)}
    assert all(len(ids) == 1 for ids in by_name.values())
    assert by_name[0] != by_name[1]
    assert {me} in by_name.values()
    named = [d for d in town.kit.ctx.db["persons"].find() if "name" in d["state"]["sealed"]]
    assert len(named) == 2


def test_with_and_without_a_number_at_one_instant(town: Town) -> None:
    def work(n: int) -> str:
        return town.person("王", phone=PHONE, **({"id_number": NUMBER} if n % 2 else {}))

    assert len(set(at_once(6, work))) == 1
    assert town.person("王", id_number=NUMBER) == town.person("王", phone=PHONE)


@pytest.mark.parametrize("dies_after", [1, 2, 3, 4, 5])
def test_who_dies_between_reserving_and_making_leaves_no_ghost(
    town: Town, monkeypatch: pytest.MonkeyPatch, dies_after: int
) -> None:
    calls = iter(range(100))

    def dying(*args: Any) -> str:
        holder = likeness.reserve(*args)
        if next(calls) + 1 == dies_after:
            raise MemoryError
        return holder

    monkeypatch.setattr(persons, "reserve", dying)
    body = {"name": "王建国", "phone": PHONE, "id_number": NUMBER}
    assert town.service("POST", "/api/identity/persons", body).status_code == 500
    monkeypatch.undo()
    one = town.person("王建国", phone=PHONE, id_number=NUMBER)
    assert town.person("王建国", phone=PHONE) == town.person("王建国", id_number=NUMBER) == one
    assert town.resident(PHONE)["subject"] == one
    assert town.kit.ctx.db["persons"].count_documents({}) == 1


def test_a_key_makes_one_person_and_takes_one_body(town: Town) -> None:
    token = tokens.for_service("intake", town.kit.settings.service_key, to="identity")
    head = {"Authorization": f"Bearer {token}", "Idempotency-Key": "case1.opponent"}

    def post(name: str) -> TestResponse:
        return town.client.post("/api/identity/persons", json={"name": name}, headers=head)

    assert post("王建国").get_json() == post("王建国").get_json()
    assert (post("李秀英").status_code, post("李秀英").get_json()["code"]) == (422, "idempotency_key_reused")


def test_finding_again_writes_nothing(town: Town) -> None:
    one = town.person("王建国", phone=PHONE)
    before = town.kit.ctx.history("persons", one)
    token = tokens.for_service("intake", town.kit.settings.service_key, to="identity")
    head = {"Authorization": f"Bearer {token}", "Idempotency-Key": "case2.applicant"}
    body = {"name": "王建国", "phone": PHONE}
    again = town.client.post("/api/identity/persons", json=body, headers=head)
    assert again.get_json() == {"id": one}
    assert town.kit.ctx.history("persons", one) == before


def test_the_state_is_the_fold_of_the_record(town: Town) -> None:
    town.resident(PHONE)
    town.person("王建国", phone=PHONE, id_number=NUMBER)
    town.kit.settle()
    assert list(check(town.kit.runtime)) == []


@pytest.mark.parametrize(
    ("body", "field", "code"),
    [
        ({}, "name", "required"),
        ({"name": "王", "id_number": "110105194912310021"}, "id_number", "id_number"),
        ({"name": "王", "phone": "123"}, "phone", "phone"),
        ({"name": "王", "age": 3}, "age", "unknown"),
        ({"name": {"$ne": None}}, "name", "text"),
        ({"name": "王" * 51}, "name", "length"),
    ],
)
def test_what_names_nobody(town: Town, body: object, field: str, code: str) -> None:
    answer = town.service("POST", "/api/identity/persons", body)
    assert answer.status_code == 422
    assert (field, code) in [(e["field"], e["code"]) for e in answer.get_json()["errors"]]
    assert town.kit.ctx.db["persons"].count_documents({}) == 0
