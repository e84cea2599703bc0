"""A new signing key signs from now on; what the old one signed is taken until it ends, then the key goes."""

import jwt
import pytest

from services.identity.store import signing
from tests.identity.people import Town

PHONE = "13900139001"


def kid(token: str) -> str:
    return str(jwt.get_unverified_header(token)["kid"])


def entered(town: Town) -> str:
    code = town.call("POST", "/codes", None, {"phone": PHONE}).get_json()["code"]
    told = town.call("POST", "/tokens", None, {"phone": PHONE, "code": code}).get_json()
    return str(told["access_token"])


def me(town: Town, token: str) -> int:
    head = {"Authorization": f"Bearer {token}"}
    return int(town.kit.client().get("/api/identity/me", headers=head).status_code)


def test_old_tokens_are_taken_new_ones_carry_the_new_key(town: Town) -> None:
    before = entered(town)
    made = signing.renew(town.kit.ctx)
    after = entered(town)
    assert kid(before) != kid(after) == made.id
    assert (me(town, before), me(town, after)) == (200, 200)
    assert {key["kid"] for key in signing.public_keys(town.kit.ctx)["keys"]} == {kid(before), made.id}


def test_a_replaced_key_goes_when_nothing_that_it_signed_can_be_good(town: Town) -> None:
    old = signing.current(town.kit.ctx)
    new = signing.renew(town.kit.ctx)
    town.kit.now.forward(hours=9)
    signing._known.clear()
    assert [key["kid"] for key in signing.public_keys(town.kit.ctx)["keys"]] == [new.id] != [old.id]


def test_another_process_sees_it(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    first, renewed = signing.current(town.kit.ctx), signing.renew(town.kit.ctx)
    signing._known[town.kit.ctx] = (float("-inf"), [first])  # as that process knew it, a while ago
    assert signing.current(town.kit.ctx) == renewed or signing.current(town.kit.ctx).id == renewed.id


def test_private_halves_are_sealed(town: Town) -> None:
    signing.renew(town.kit.ctx)
    rows = list(town.kit.ctx.db["secrets"].find())
    assert sum(row["_id"].startswith("signing") for row in rows) == 2
    assert "PRIVATE" not in repr(rows)
