"""Who is known by a phone number: for services that answer a call, recorded, and no way to sign in."""

from tests.identity.people import NUMBER, Town

PHONE = "13800138005"
PATH = "/api/identity/persons/with-phone"


def asked(town: Town, phone: str = PHONE, purpose: str = "来电人问进度") -> list[dict[str, str]]:
    answer = town.service("POST", PATH, {"phone": phone, "purpose": purpose})
    assert answer.status_code == 200, answer.json
    items: list[dict[str, str]] = answer.get_json()["items"]
    return items


def test_everybody_who_was_named_with_the_number_is_found(town: Town) -> None:
    mother, son = town.person("样例母亲", phone=PHONE), town.person("样例儿子", phone=PHONE)
    town.person("别人", phone="13800138006")
    assert {card["id"] for card in asked(town)} == {mother, son}
    assert {card["name"] for card in asked(town)} == {"样例母亲", "样例儿子"}


def test_who_was_found_by_his_card_is_found_by_the_number_he_gave_too(town: Town) -> None:
    first = town.person("样例持卡人", phone="13800138007", id_number=NUMBER)
    again = town.person("样例持卡人", phone="13800138008", id_number=NUMBER)
    assert again == first
    assert [card["id"] for card in asked(town, "13800138008")] == [first]
    me = town.call("GET", "/me", town.resident("13800138008")).get_json()
    assert me["id"] != first  # the number leads the operator to him, and signs nobody in as him


def test_a_number_that_nobody_gave(town: Town) -> None:
    assert asked(town, "13800138009") == []


def test_the_person_sees_who_looked_and_why(town: Town) -> None:
    phone = "13800138010"
    me = town.resident(phone)
    asked(town, phone, "来电人补充情况")
    readings = town.call("GET", "/me/readings", me).get_json()["items"]
    assert [row["purpose"] for row in readings] == ["来电人补充情况"]


def test_services_only_and_a_purpose_always(town: Town) -> None:
    body = {"phone": PHONE, "purpose": "看看"}
    assert (
        town.call("POST", "/persons/with-phone", town.staff("operator", "operator"), body).status_code == 403
    )
    assert town.call("POST", "/persons/with-phone", None, body).status_code == 401
    assert town.service("POST", PATH, {"phone": PHONE}).status_code == 422


def test_the_number_is_kept_as_a_mark_only(town: Town) -> None:
    town.person("样例母亲", phone=PHONE)
    assert PHONE not in str(list(town.kit.ctx.db["phones"].find()))
