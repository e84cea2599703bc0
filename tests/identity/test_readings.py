"""Every reading of a person is recorded before it is answered, and shown to that person."""

from typing import Any

import pytest

from kernel import tokens
from tests.identity.people import NUMBER, Town

PHONE = "13800138000"


def read(town: Town, path: str, acting_for: str | None = None) -> tuple[int, Any]:
    token = tokens.for_service("intake", town.kit.settings.service_key, acting_for, to="identity")
    answer = town.client.get(f"/api/identity{path}", headers={"Authorization": f"Bearer {token}"})
    return answer.status_code, answer.get_json()


def test_a_person_sees_who_looked_and_why(town: Town) -> None:
    me = town.resident(PHONE)
    town.person("王建国", phone=PHONE, id_number=NUMBER)
    town.appoint("officer", "officer")
    status, card = read(town, f"/persons/{me['subject']}?purpose=受理案件", "officer")
    assert status == 200
    assert card == {
        "id": me["subject"], "name": "王建国", "phone": "+8613800138000",
        "id_number_masked": "110105********002X",
    }  # fmt: skip
    town.kit.now.forward(minutes=1)
    read(town, f"/persons/{me['subject']}?purpose=送达", None)
    items = town.call("GET", "/me/readings", me).get_json()["items"]
    assert [(i["by"], i["name"], i["purpose"]) for i in items] == [
        ("service:intake", None, "送达"), ("officer", "公开姓名 officer", "受理案件"),
    ]  # fmt: skip
    assert items[0]["at"] > items[1]["at"]


def test_looking_at_oneself_is_no_reading(town: Town) -> None:
    me = town.resident(PHONE)
    town.call("GET", "/me", me)
    assert town.call("GET", "/me/readings", me).get_json() == {"items": [], "next": None}


def test_nobody_sees_anothers_readings(town: Town) -> None:
    me, other = town.resident(PHONE), town.resident("13900139000")
    read(town, f"/persons/{me['subject']}?purpose=x")
    assert town.call("GET", "/me/readings", other).get_json()["items"] == []
    assert town.call("GET", "/me/readings", town.staff("officer", "officer")).status_code == 403
    assert town.call("GET", "/me/readings").status_code == 401


def test_several_at_once_are_as_many_readings(town: Town) -> None:
    one, two = town.person("王", phone=PHONE), town.person("李", phone=PHONE)
    _, found = read(town, f"/persons?ids={one},{two},{one},nobody&purpose=列表", "officer")
    assert [item["id"] for item in found["items"]] == [one, two]
    assert town.kit.ctx.db["readings"].count_documents({"actor": "officer"}) == 2
    many = ",".join(f"p{n}" for n in range(101))
    assert read(town, f"/persons?ids={many}&purpose=列表")[0] == 422


def test_readings_come_in_pages(town: Town) -> None:
    me = town.resident(PHONE)
    for n in range(5):
        read(town, f"/persons/{me['subject']}?purpose=第{n}次")
        town.kit.now.forward(hours=5)
    seen, cursor = list[str](), ""
    while True:
        page = town.call("GET", f"/me/readings?limit=2{cursor}", me).get_json()
        seen += [item["purpose"] for item in page["items"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert seen == [f"第{n}次" for n in (4, 3, 2, 1, 0)]


@pytest.mark.parametrize("query", ["", "?purpose=", "?purpose=x&who=y", "?purpose[$ne]=x"])
def test_without_a_purpose_nothing_is_read(town: Town, query: str) -> None:
    person = town.person("王", phone=PHONE)
    assert read(town, f"/persons/{person}{query}")[0] == 422
    assert town.kit.ctx.db["readings"].count_documents({}) == 0


def test_a_reading_that_cannot_be_recorded_is_not_answered(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = town.person("王", phone=PHONE)

    def full(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(town.kit.ctx, "reading", full)
    assert read(town, f"/persons/{person}?purpose=x")[0] == 500


def test_an_unknown_person(town: Town) -> None:
    assert read(town, "/persons/nobody?purpose=x")[0] == 404


def test_only_services_read_persons(town: Town) -> None:
    person = town.person("王", phone=PHONE)
    for who in (town.resident(PHONE), town.staff("officer", "officer"), town.staff("admin", "admin")):
        assert town.call("GET", f"/persons/{person}?purpose=x", who).status_code == 403
        assert town.call("GET", f"/persons?ids={person}&purpose=x", who).status_code == 403
        assert town.call("POST", "/persons", who, {"name": "王"}).status_code == 403
    assert town.call("POST", "/persons", None, {"name": "王"}).status_code == 401


def test_an_erased_person_cannot_be_read(town: Town) -> None:
    person = town.person("王", phone=PHONE)
    town.kit.ctx.vault.erase(person)
    assert read(town, f"/persons/{person}?purpose=x")[0] == 410
