"""One-time codes for staff: turned on by a first code, needed from then on, each good once."""

import base64
from typing import Any

import pytest

from services.identity.domain import second_factor
from tests.identity.people import PASSWORD, Town


@pytest.fixture
def armed(town: Town) -> tuple[Town, bytes]:
    """An officer who has just turned it on."""
    who = town.staff("officer", "officer")
    secret = begin(town, who)
    assert town.call("PUT", "/me/otp", who, {"otp": code(town, secret)}).status_code == 204
    return town, secret


def begin(town: Town, who: dict[str, Any]) -> bytes:
    begun = town.call("POST", "/me/otp", who)
    assert begun.status_code == 201
    assert begun.get_json()["uri"].startswith("otpauth://totp/")
    return base64.b32decode(begun.get_json()["secret"])


def code(town: Town, secret: bytes, steps: int = 0) -> str:
    return second_factor.code(secret, int(town.kit.now().timestamp()) // 30 + steps)


def test_nothing_changes_before_a_first_code(town: Town) -> None:
    who = town.staff("officer", "officer")
    secret = begin(town, who)
    wrong = second_factor.code(secret, 1)
    assert town.call("PUT", "/me/otp", who, {"otp": wrong}).status_code == 401
    assert town.try_password("officer", PASSWORD).status_code == 201
    assert town.call("GET", "/me", who).get_json()["otp"] is False


def test_it_is_needed_from_then_on(armed: tuple[Town, bytes]) -> None:
    town, secret = armed
    without = town.try_password("officer", PASSWORD)
    assert (without.status_code, without.get_json()["code"]) == (401, "otp_needed")
    assert town.try_password("officer", PASSWORD, otp="000000").get_json()["code"] == "sign_in_failed"
    assert town.try_password("officer", "wrong", otp=code(town, secret, 1)).status_code == 401
    assert town.try_password("officer", PASSWORD, otp=code(town, secret, 1)).status_code == 201


def test_without_the_password_nobody_learns_that_it_is_on(armed: tuple[Town, bytes]) -> None:
    town, _ = armed
    assert town.try_password("officer", "wrong").data == town.try_password("nobody", "wrong").data


def test_each_code_is_good_once(armed: tuple[Town, bytes]) -> None:
    town, secret = armed
    first = code(town, secret, 1)
    assert town.try_password("officer", PASSWORD, otp=first).status_code == 201
    assert town.try_password("officer", PASSWORD, otp=first).status_code == 401
    town.kit.now.forward(seconds=60)
    assert town.try_password("officer", PASSWORD, otp=code(town, secret, 1)).status_code == 201


def test_the_code_that_turned_it_on_does_not_sign_in(armed: tuple[Town, bytes]) -> None:
    town, secret = armed
    assert town.try_password("officer", PASSWORD, otp=code(town, secret)).status_code == 401


def test_guessing_codes_is_locked_too(armed: tuple[Town, bytes]) -> None:
    town, secret = armed
    answers = [town.try_password("officer", PASSWORD, otp="000000").status_code for _ in range(3)]
    answers += [town.try_password("officer", PASSWORD).status_code for _ in range(2)]
    assert answers == [401] * 5
    assert town.try_password("officer", PASSWORD, otp=code(town, secret, 1)).status_code == 429


def test_an_admin_turns_it_off_when_the_phone_is_lost(armed: tuple[Town, bytes]) -> None:
    town, _ = armed
    admin = town.staff("admin", "admin")
    assert town.call("PATCH", "/staff/officer", admin, {"otp": False}).status_code == 200
    assert town.try_password("officer", PASSWORD).status_code == 201


def test_the_secret_is_sealed(armed: tuple[Town, bytes]) -> None:
    town, secret = armed
    town.kit.settle()
    dump = repr([list(town.kit.ctx.db[name].find()) for name in town.kit.ctx.db.list_collection_names()])
    for form in (secret.hex(), base64.b32encode(secret).decode(), repr(secret)):
        assert form not in dump


def test_residents_have_none(town: Town) -> None:
    assert town.call("POST", "/me/otp", town.resident()).status_code == 403
