"""Tokens: only those that identity signed, unaltered, in time, not taken back - here and everywhere."""

import json
import time
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from jwt.utils import base64url_decode, base64url_encode

from kernel.testkit import Kit
from services.identity.service import SERVICE
from services.identity.store import signing
from tests.identity.people import PASSWORD, Town
from tests.kernel.ledger import LEDGER


def bearer(token: str) -> dict[str, Any]:
    return {"head": {"Authorization": f"Bearer {token}"}}


def claims_of(token: str) -> dict[str, Any]:
    found: dict[str, Any] = jwt.decode(token, options={"verify_signature": False})
    return found


def altered(token: str, **changes: Any) -> str:
    head, body, signature = token.split(".")
    claims = json.loads(base64url_decode(body)) | changes
    return f"{head}.{base64url_encode(json.dumps(claims).encode()).decode()}.{signature}"


def test_a_token_says_who_and_for_how_long(town: Town) -> None:
    who = town.staff("officer", "officer")
    claims = claims_of(who["access_token"])
    assert (claims["sub"], claims["roles"], claims["region"]) == ("officer", ["officer"], "620725")
    assert claims["exp"] - claims["iat"] == pytest.approx(who["expires_in"], abs=1)
    assert jwt.get_unverified_header(who["access_token"])["alg"] == "EdDSA"


def test_anybody_can_check_a_token_with_the_public_keys(town: Town) -> None:
    token = town.resident()["access_token"]
    answer = town.call("GET", "/keys").get_json()
    assert set(answer["keys"][0]) == {"kty", "crv", "x", "kid", "use", "alg"}
    key = jwt.PyJWKSet.from_dict(answer)[jwt.get_unverified_header(token)["kid"]]
    assert jwt.decode(token, key, ["EdDSA"], issuer="fengqiao")["roles"] == ["resident"]


def test_the_private_key_is_nowhere_in_clear(town: Town) -> None:
    town.resident()
    raw = signing.current(town.kit.ctx).private.private_bytes_raw()
    for name in town.kit.ctx.db.list_collection_names():
        text = repr(list(town.kit.ctx.db[name].find()))
        assert "PRIVATE KEY" not in text
        assert raw.hex() not in text
        assert base64url_encode(raw).decode() not in text


def test_every_process_signs_with_the_same_key(town: Town) -> None:
    first = signing.current(town.kit.ctx).id
    signing._known.clear()
    assert signing.current(town.kit.ctx).id == first


def test_tokens_that_are_refused(town: Town) -> None:
    good = town.staff("officer", "officer")["access_token"]
    claims, kid = claims_of(good), jwt.get_unverified_header(good)["kid"]
    own = signing.current(town.kit.ctx).private
    public = own.public_key().public_bytes_raw()
    refused = {
        "alg=none": jwt.encode(claims, "", "none", {"kid": kid}),
        "another key": jwt.encode(claims, Ed25519PrivateKey.generate(), "EdDSA", {"kid": kid}),
        "unknown kid": jwt.encode(claims, own, "EdDSA", {"kid": "other"}),
        "public key as HMAC secret": jwt.encode(claims, public, "HS256", {"kid": kid}),
        "another role": altered(good, roles=["admin"]),
        "another person": altered(good, sub="admin"),
        "longer": altered(good, exp=claims["exp"] + 3600),
        "no signature": good.rsplit(".", 1)[0] + ".",
        "over": jwt.encode(claims | {"exp": int(time.time()) - 1}, own, "EdDSA", {"kid": kid}),
        "not yet": jwt.encode(claims | {"iat": time.time() + 3600}, own, "EdDSA", {"kid": kid}),
        "no end": jwt.encode({k: v for k, v in claims.items() if k != "exp"}, own, "EdDSA", {"kid": kid}),
        "another issuer": jwt.encode(claims | {"iss": "else"}, own, "EdDSA", {"kid": kid}),
        "not a token": "x.y.z",
    }
    assert town.call("GET", "/me", bearer(good)).status_code == 200
    assert {
        why: town.call("GET", "/me", bearer(t)).status_code for why, t in refused.items()
    } == dict.fromkeys(refused, 401)
    assert town.call("GET", "/me").status_code == 401


def test_logging_out_ends_this_sign_in_at_once_and_not_the_other(town: Town) -> None:
    phone, tablet = town.resident(), town.resident()
    assert town.call("DELETE", "/tokens", phone).status_code == 204
    assert town.call("GET", "/me", phone).status_code == 401
    assert town.call("GET", "/me", tablet).status_code == 200
    again = town.resident()
    assert town.call("GET", "/me", again).status_code == 200


def test_logging_out_everywhere(town: Town) -> None:
    phone, tablet = town.resident(), town.resident()
    assert town.call("DELETE", "/tokens?everywhere=true", phone).status_code == 204
    assert [town.call("GET", "/me", who).status_code for who in (phone, tablet)] == [401, 401]
    assert town.call("GET", "/me", town.resident()).status_code == 200


def test_other_services_refuse_it_when_they_hear_of_it(mongo_url: str) -> None:
    kit = Kit([SERVICE, LEDGER], mongo_url)
    town = Town(kit)
    who, other = town.staff("officer", "officer"), town.staff("officer2", "officer")
    jar = {"name": "罐子", "phone": "13800138000", "region": "620725"}
    elsewhere = kit.client("ledger")

    def status(person: dict[str, Any]) -> int:
        return elsewhere.post("/api/ledger/jars", json=jar, headers=person["head"]).status_code

    assert (status(who), status(other)) == (201, 201)
    town.call("DELETE", "/tokens", who)
    kit.settle()
    assert (status(who), status(other)) == (401, 201)
    town.service("PATCH", "/api/identity/staff/officer2", {"active": False}, "launcher")
    kit.settle()
    assert status(other) == 401
    kit.close()


def test_a_role_taken_away_ends_the_sign_in_at_once(town: Town) -> None:
    admin, both = town.staff("admin", "admin"), town.staff("both", "officer", "supervisor")
    assert town.call("PATCH", "/staff/both", admin, {"roles": ["officer"]}).status_code == 200
    assert town.call("GET", "/me", both).status_code == 401
    less = town.try_password("both", PASSWORD).get_json()
    assert less["roles"] == ["officer"]
    assert town.call("GET", "/me", bearer(less["access_token"])).status_code == 200


def test_a_service_token_is_nobodys_sign_in(town: Town) -> None:
    assert town.service("GET", "/api/identity/me").status_code == 403
    assert town.service("DELETE", "/api/identity/tokens").status_code == 403
