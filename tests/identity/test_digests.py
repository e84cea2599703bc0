"""A digest stands for a person where records are compared: the number is told to nobody, the reading is."""

from tests.identity.people import Town

NUMBER, PHONE = "110101199003070003", "13800138000"
ASKED = {"purpose": "经济困难状况信息共享查询", "key": "sharing"}


def test_the_same_number_gives_the_same_digest_and_the_person_sees_who_asked(town: Town) -> None:
    person = town.person("王建国", phone=PHONE, id_number=NUMBER)
    path = f"/api/identity/persons/{person}/digest"
    told = [town.service("POST", path, ASKED, "legalaid").get_json() for _ in range(2)]
    assert told[0] == told[1]
    assert len(told[0]["digest"]) == 64
    assert NUMBER not in repr(told)
    rows = town.call("GET", "/me/readings", town.resident(PHONE)).get_json()["items"]
    assert {(row["by"], row["purpose"]) for row in rows} == {("service:legalaid", ASKED["purpose"])}


def test_without_a_number_there_is_none_and_other_keys_are_refused(town: Town) -> None:
    person = town.person("李四", phone=PHONE)
    path = f"/api/identity/persons/{person}/digest"
    missing = town.service("POST", path, ASKED, "legalaid")
    assert (missing.status_code, missing.get_json()["code"]) == (409, "no_id_number")
    assert town.service("POST", path, {**ASKED, "key": "survey"}, "legalaid").status_code == 422
