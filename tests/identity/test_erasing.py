"""An erased person: nobody finds him, lists leave him out, and he may come again as anybody."""

import dataclasses
from pathlib import Path

import pytest

from kernel.audit import records
from kernel.erasing import doing
from tests.identity.people import NUMBER, Town

PHONE = "13800138000"


@pytest.fixture
def person(town: Town, tmp_path: Path) -> str:
    """Known by phone, name and number, then erased."""
    town.kit.ctx.settings = dataclasses.replace(town.kit.settings, data_dir=tmp_path)
    body = {"name": "张三", "phone": PHONE, "id_number": NUMBER}
    id = str(town.service("POST", "/api/identity/persons", body).get_json()["id"])
    other = town.service("POST", "/api/identity/persons", {"name": "李四", "phone": "13900139000"})
    assert other.status_code == 201
    doing.erase(town.kit.ctx, id, "admin", "个人信息保护法.47")
    return id


def test_nothing_of_him_is_shown_or_found(town: Town, person: str) -> None:
    assert town.service("GET", f"/api/identity/persons/{person}?purpose=x").status_code == 410
    body = {"phone": PHONE, "purpose": "来电"}
    assert town.service("POST", "/api/identity/persons/with-phone", body).get_json() == {"items": []}
    kept = repr([list(town.kit.ctx.db[name].find()) for name in ("marks", "phones")])
    assert person not in kept


def test_a_list_goes_on_without_him(town: Town, person: str) -> None:
    other = town.person("李四", phone="13900139000")
    told = town.service("GET", f"/api/identity/persons?ids={person},{other}&purpose=x").get_json()
    assert [card["id"] for card in told["items"]] == [other]


def test_he_comes_again_as_somebody_new(town: Town, person: str) -> None:
    me = town.call("GET", "/me", town.resident(PHONE)).get_json()
    assert me["id"] != person
    body = {"name": "张三", "phone": PHONE, "id_number": NUMBER}
    assert town.service("POST", "/api/identity/persons", body).get_json()["id"] == me["id"]
    assert list(records.verify(town.kit.ctx)) == []
