"""Staff accounts over HTTP: who opens and changes them, and what the others hear."""

from typing import Any

import pytest

from kernel.audit.check import check
from services.identity.store import passwords
from tests.identity.people import PASSWORD, Town

NEW = {"username": "lawyer1", "password": PASSWORD, "name": "赵律师", "roles": ["lawyer"], "region": "620725"}
BETTER = "另一句很好记的话"


def published(town: Town, kind: str) -> list[dict[str, Any]]:
    town.kit.settle()
    entries = town.kit.ctx.db["record"].find({"type": kind})
    return [entry["public"] for entry in sorted(entries, key=lambda e: (e["at"], e["seq"]))]


def test_an_admin_opens_an_account_and_the_others_hear_of_it(town: Town) -> None:
    admin = town.staff("admin", "admin")
    profile = {"licence": "A1", "years": 5, "speaks": ["zh"]}
    made = town.call("POST", "/staff", admin, {**NEW, "profile": profile})
    assert made.status_code == 201
    assert made.headers["ETag"] == '"3"'
    assert "password" not in made.get_json()
    assert published(town, "StaffAppointed")[-1] == {
        "username": "lawyer1", "roles": ["lawyer"], "region": "620725", "active": True, "profile": profile,
    }  # fmt: skip
    assert town.try_password("lawyer1", PASSWORD).get_json()["roles"] == ["lawyer"]


@pytest.mark.parametrize("role", ["officer", "operator", "supervisor", "lawyer", "mediator", "evaluator"])
def test_nobody_else_does(town: Town, role: str) -> None:
    who = town.staff("somebody", role)
    assert town.call("POST", "/staff", who, NEW).status_code == 403
    assert town.call("PATCH", "/staff/somebody", who, {"roles": ["admin"]}).status_code == 403


def test_nor_residents_nor_the_public_nor_other_services(town: Town) -> None:
    assert town.call("POST", "/staff", town.resident(), NEW).status_code == 403
    assert town.call("POST", "/staff", None, NEW).status_code == 401
    assert town.service("POST", "/api/identity/staff", NEW, name="intake").status_code == 403
    town.appoint("lawyer1", "lawyer")
    changed = town.service("PATCH", "/api/identity/staff/lawyer1", {"active": False}, name="intake")
    assert changed.status_code == 403


def test_an_admin_stays_in_his_region(town: Town) -> None:
    admin = town.staff("admin", "admin")
    beyond = town.call("POST", "/staff", admin, {**NEW, "region": "620721"})
    assert (beyond.status_code, beyond.get_json()["code"]) == (403, "region_beyond")
    town.appoint("far", "officer", region="330106")
    assert town.call("PATCH", "/staff/far", admin, {"active": False}).status_code == 403
    assert town.call("PATCH", "/staff/admin", admin, {"roles": ["admin", "supervisor"]}).status_code == 403
    assert town.call("PATCH", "/staff/nobody", admin, {"active": False}).status_code == 404


def test_a_name_is_given_once_and_a_repeat_is_no_second(town: Town) -> None:
    admin = town.staff("admin", "admin")
    first = town.call("POST", "/staff", admin, NEW, Idempotency_Key="k")
    assert town.call("POST", "/staff", admin, NEW, Idempotency_Key="k").get_json() == first.get_json()
    again = town.call("POST", "/staff", admin, NEW)
    assert (again.status_code, again.get_json()["code"]) == (409, "staff_exists")
    other = town.call("POST", "/staff", admin, {**NEW, "password": BETTER}, Idempotency_Key="k")
    assert (other.status_code, other.get_json()["code"]) == (422, "idempotency_key_reused")
    assert town.try_password("lawyer1", PASSWORD).status_code == 201


def test_a_change_needs_the_version_that_was_seen(town: Town) -> None:
    admin = town.staff("admin", "admin")
    tag = town.call("POST", "/staff", admin, NEW).headers["ETag"]
    assert town.call("PATCH", "/staff/lawyer1", admin, {"name": "赵"}, If_Match=tag).status_code == 200
    assert town.call("PATCH", "/staff/lawyer1", admin, {"name": "钱"}, If_Match=tag).status_code == 409


def test_access_password_and_second_factor_in_one_change(town: Town) -> None:
    admin, who = town.staff("admin", "admin"), town.staff("lawyer1", "lawyer")
    new = {"profile": {"years": 9}, "password": BETTER, "otp": False}
    assert town.call("PATCH", "/staff/lawyer1", admin, new, Idempotency_Key="k").status_code == 200
    assert town.call("GET", "/me", who).status_code == 401
    assert town.try_password("lawyer1", PASSWORD).status_code == 401
    assert town.try_password("lawyer1", BETTER).status_code == 201
    assert published(town, "StaffAppointed")[-1]["profile"] == {"years": 9}
    assert [event["subject"] for event in published(town, "SessionsRevoked")] == ["lawyer1"]


def test_an_old_request_sent_again_does_not_bring_an_old_password_back(town: Town) -> None:
    admin = town.staff("admin", "admin")
    town.appoint("lawyer1", "lawyer")
    old = {"password": BETTER}
    assert town.call("PATCH", "/staff/lawyer1", admin, old, Idempotency_Key="k").status_code == 200
    town.call("PATCH", "/staff/lawyer1", admin, {"password": PASSWORD})
    assert town.call("PATCH", "/staff/lawyer1", admin, old, Idempotency_Key="k").status_code == 200
    assert town.try_password("lawyer1", PASSWORD).status_code == 201


def test_changing_ones_own_password(town: Town) -> None:
    who = town.staff("officer", "officer")
    wrong = town.call("PUT", "/me/password", who, {"current": "wrong", "password": BETTER})
    short = town.call("PUT", "/me/password", who, {"current": PASSWORD, "password": "short"})
    assert (wrong.status_code, short.get_json()["code"]) == (401, "password_short")
    done = town.call("PUT", "/me/password", who, {"current": PASSWORD, "password": BETTER})
    assert done.status_code == 204
    assert town.call("GET", "/me", who).status_code == 401
    assert town.try_password("officer", BETTER).status_code == 201


def test_weak_passwords(town: Town) -> None:
    admin = town.staff("admin", "admin")
    for bad in ("short", "lawyer1!"):
        assert town.call("POST", "/staff", admin, {**NEW, "password": bad}).status_code == 422
    assert town.appoint("lawyer2", "lawyer", password="short").status_code == 201


def test_who_works_here(town: Town) -> None:
    who = town.staff("officer", "officer")
    town.appoint("lawyer1", "lawyer", "evaluator")
    town.appoint("lawyer2", "lawyer", region="330106")
    town.appoint("lawyer3", "lawyer")
    town.service("PATCH", "/api/identity/staff/lawyer3", {"active": False}, name="launcher")

    def names(query: str) -> set[str]:
        return {item["username"] for item in town.call("GET", f"/staff{query}", who).get_json()["items"]}

    assert names("") == {"officer", "lawyer1", "lawyer2"}
    assert names("?role=lawyer") == {"lawyer1", "lawyer2"}
    assert names("?role=lawyer&region=620725") == {"lawyer1"}
    assert names("?region=620725&active=false") == {"lawyer3"}
    assert [names(f"?username={name}") for name in ("lawyer2", "lawyer3", "nobody")] == [
        {"lawyer2"},
        {"lawyer3"},
        set(),
    ]
    assert town.call("GET", "/staff?role=king", who).status_code == 422
    assert town.call("GET", "/staff?role[$ne]=x", who).status_code == 422
    assert town.call("GET", "/staff", town.resident()).status_code == 403
    assert town.call("GET", "/staff").status_code == 401


def test_the_list_comes_in_pages(town: Town) -> None:
    who = town.staff("officer", "officer")
    for n in range(1, 5):
        town.appoint(f"lawyer{n}", "lawyer")
    found, cursor = list[str](), ""
    while True:
        page = town.call("GET", f"/staff?role=lawyer&limit=3{cursor}", who).get_json()
        found += [item["username"] for item in page["items"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert sorted(found) == [f"lawyer{n}" for n in range(1, 5)]
    assert town.call("GET", "/staff?cursor=nonsense", who).status_code == 422


def test_a_resident_sees_the_public_name_and_no_more(town: Town) -> None:
    town.appoint("lawyer1", "lawyer", profile={"years": 3})
    shown = town.call("GET", "/staff/lawyer1", town.resident()).get_json()
    public = {"username": "lawyer1", "name": "公开姓名 lawyer1", "roles": ["lawyer"], "region": "620725"}
    assert shown == public
    assert town.call("GET", "/staff/nobody", town.resident()).status_code == 404
    assert town.call("GET", "/staff/lawyer1").status_code == 401


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"roles": []}, "roles"),
        ({"roles": ["king"]}, "roles.0"),
        ({"roles": ["resident"]}, "roles.0"),
        ({"region": "999999"}, "region"),
        ({"profile": {"phone": "13800138000"}}, "profile"),
        ({"profile": {"$set": 1}}, "profile"),
        ({"profile": {"a.b": 1}}, "profile"),
        ({"profile": {"deep": {"er": 1}}}, "profile"),
        ({"otp": True}, "otp"),
        ({"username": "x"}, "username"),
    ],
)
def test_changes_that_are_refused(town: Town, change: dict[str, Any], field: str) -> None:
    town.appoint("lawyer1", "lawyer")
    before = town.kit.ctx.load("staff", "lawyer1")
    answer = town.service("PATCH", "/api/identity/staff/lawyer1", change, name="launcher")
    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["field"] == field
    assert town.kit.ctx.load("staff", "lawyer1") == before


def test_passwords_are_argon2id_and_not_in_the_record(town: Town) -> None:
    town.appoint("officer", "officer")
    town.kit.settle()
    [kept] = town.kit.ctx.db["credentials"].find()
    assert kept["hash"].startswith("$argon2id$")
    dump = repr([list(town.kit.ctx.db[name].find()) for name in ("staff", "record")])
    assert "argon2" not in dump
    assert PASSWORD not in dump
    assert list(check(town.kit.runtime)) == []


def test_staff_me(town: Town) -> None:
    assert town.call("GET", "/me", town.staff("officer", "officer")).get_json() == {
        "id": "officer", "name": "公开姓名 officer", "roles": ["officer"], "region": "620725", "otp": False,
    }  # fmt: skip


def test_an_answer_lost_before_the_password_was_kept(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    admin = town.staff("admin", "admin")

    def dying(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(passwords, "keep", dying)
    assert town.call("POST", "/staff", admin, NEW, Idempotency_Key="k").status_code == 500
    monkeypatch.undo()
    assert town.call("POST", "/staff", admin, NEW, Idempotency_Key="k").status_code == 201
    assert town.try_password("lawyer1", PASSWORD).status_code == 201
