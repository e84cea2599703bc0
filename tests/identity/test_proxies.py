"""Consent of proxies over HTTP."""

from typing import Any

import pytest

from kernel.audit.check import check
from tests.identity.people import NUMBER, Town

GRANNY, GRANDSON = "13800138000", "13900139000"
WISH = {"name": "孙子小明", "phone": GRANDSON}


def allowed(town: Town, person: str, proxy: str, act: str = "apply") -> bool:
    answer = town.service("GET", f"/api/identity/persons/{person}/proxies/{proxy}?act={act}")
    assert answer.status_code == 200
    return bool(answer.get_json()["allowed"])


def both(town: Town) -> tuple[dict[str, Any], dict[str, Any]]:
    return town.resident(GRANNY), town.resident(GRANDSON)


def test_a_person_lets_another_apply_for_him_and_takes_it_back(town: Town) -> None:
    granny, grandson = both(town)
    assert not allowed(town, granny["subject"], grandson["subject"])
    made = town.call("POST", "/consents", granny, WISH)
    assert made.status_code == 201
    consent = made.get_json()
    assert (consent["person"], consent["proxy"]) == (granny["subject"], grandson["subject"])
    assert (consent["name"], consent["acts"], consent["stands"]) == ("孙子小明", ["apply"], True)
    assert allowed(town, granny["subject"], grandson["subject"])
    assert not allowed(town, granny["subject"], grandson["subject"], "follow")
    assert not allowed(town, grandson["subject"], granny["subject"])
    back = town.call("DELETE", f"/consents/{consent['id']}", granny)
    assert (back.status_code, back.get_json()["stands"]) == (200, False)
    assert not allowed(town, granny["subject"], grandson["subject"])
    assert town.call("DELETE", f"/consents/{consent['id']}", granny).status_code == 409


def test_both_sides_see_it(town: Town) -> None:
    granny, grandson = both(town)
    town.person("王桂花", phone=GRANNY)
    town.call("POST", "/consents", granny, {**WISH, "acts": ["apply", "follow"], "until": "2099-12-31"})
    [given] = town.call("GET", "/consents", granny).get_json()["given"]
    seen = town.call("GET", "/consents", grandson).get_json()
    [received] = seen["received"]
    assert given["name"] == "孙子小明"
    assert (received["name"], received["person"]) == ("王**", granny["subject"])
    assert seen["given"] == []
    [reading] = town.call("GET", "/me/readings", granny).get_json()["items"]
    assert (reading["by"], reading["purpose"]) == (grandson["subject"], "received consents")


def test_it_ends_with_its_day(town: Town) -> None:
    granny, grandson = both(town)
    day = (town.kit.now()).strftime("%Y-%m-%d")
    tomorrow = {**WISH, "until": "2099-01-01"}
    assert town.call("POST", "/consents", granny, {**WISH, "until": "2020-01-01"}).status_code == 422
    assert day < "2099"
    assert town.call("POST", "/consents", granny, tomorrow).status_code == 201
    town.kit.now.forward(days=365 * 80)
    assert not allowed(town, granny["subject"], grandson["subject"])


def test_the_proxy_gives_it_up(town: Town) -> None:
    granny, grandson = both(town)
    consent = town.call("POST", "/consents", granny, WISH).get_json()["id"]
    assert town.call("DELETE", f"/consents/{consent}", grandson).status_code == 200


def test_others_do_not_learn_that_it_is_there(town: Town) -> None:
    granny, _ = both(town)
    consent = town.call("POST", "/consents", granny, WISH).get_json()["id"]
    stranger = town.resident("13700137000")
    assert town.call("DELETE", f"/consents/{consent}", stranger).status_code == 404
    assert town.call("DELETE", "/consents/nothing.c1", stranger).status_code == 404
    assert town.call("GET", f"/consents?person={granny['subject']}", stranger).get_json()["given"] == []
    assert town.call("DELETE", f"/consents/{consent}").status_code == 401


def test_a_resident_consents_for_himself_only(town: Town) -> None:
    granny, grandson = both(town)
    thief = {"name": "我", "phone": GRANDSON, "person": granny["subject"]}
    made = town.call("POST", "/consents", grandson, {**thief, "phone": "13700137000"})
    assert made.get_json()["person"] == grandson["subject"]
    assert not allowed(town, granny["subject"], grandson["subject"])


@pytest.mark.parametrize("role", ["officer", "operator"])
def test_staff_record_what_was_said_or_signed(town: Town, role: str) -> None:
    person = town.person("王桂花", id_number=NUMBER)
    who = town.staff("desk", role)
    spoken = {**WISH, "person": person, "manner": "spoken"}
    assert town.call("POST", "/consents", who, {**spoken, "manner": "page"}).status_code == 403
    assert town.call("POST", "/consents", who, {**WISH, "manner": "spoken"}).status_code == 422
    assert town.call("POST", "/consents", who, {**spoken, "person": "nobody"}).status_code == 404
    made = town.call("POST", "/consents", who, spoken)
    assert (made.status_code, made.get_json()["manner"]) == (201, "spoken")
    assert len(town.call("GET", f"/consents?person={person}", who).get_json()["given"]) == 1
    assert town.kit.ctx.db["readings"].count_documents({"actor": "desk", "subject": person}) == 1
    assert town.call("DELETE", f"/consents/{made.get_json()['id']}", who).status_code == 200


@pytest.mark.parametrize("role", ["lawyer", "mediator", "evaluator", "supervisor", "admin"])
def test_other_staff_do_not(town: Town, role: str) -> None:
    who = town.staff("somebody", role)
    assert town.call("POST", "/consents", who, WISH).status_code == 403
    assert town.call("GET", "/consents?person=x", who).status_code == 403
    assert town.call("DELETE", "/consents/x.c1", who).status_code == 403


def test_refusals_say_which_field(town: Town) -> None:
    granny, _ = both(town)
    own = town.call("POST", "/consents", granny, {"name": "我自己", "phone": GRANNY})
    assert (own.status_code, own.get_json()["errors"][0]["field"]) == (409, "phone")
    town.call("POST", "/consents", granny, WISH)
    twice = town.call("POST", "/consents", granny, WISH)
    assert (twice.status_code, twice.get_json()["code"]) == (409, "consent_stands")
    bad = town.call("POST", "/consents", granny, {**WISH, "acts": ["sell"]})
    assert bad.status_code == 422


def test_a_repeat_gets_the_first_answer(town: Town) -> None:
    granny, _ = both(town)
    first = town.call("POST", "/consents", granny, WISH, Idempotency_Key="k")
    again = town.call("POST", "/consents", granny, WISH, Idempotency_Key="k")
    assert (first.status_code, first.get_json()) == (again.status_code, again.get_json())
    town.kit.settle()
    assert list(check(town.kit.runtime)) == []


def test_the_record_names_the_article(town: Town) -> None:
    granny, _ = both(town)
    consent = town.call("POST", "/consents", granny, WISH).get_json()["id"]
    town.call("DELETE", f"/consents/{consent}", granny)
    history = {e["type"]: e["basis"] for e in town.kit.ctx.history("persons", granny["subject"])}
    assert history["ProxyAllowed"] == ["民法典.161@2021-01-01"]
    assert history["ProxyWithdrawn"] == ["民法典.173@2021-01-01"]
