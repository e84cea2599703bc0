"""The HTTP edge: nobody is let in by silence, and every refusal says what to do."""

from typing import Any

import jwt
import pytest

from kernel import tokens
from kernel.testkit import Kit

JAR = {"name": "罐子", "phone": "13800138000", "region": "620725"}
OFFICER = ("officer", "officer")


def test_a_route_that_says_nothing_is_denied(kit: Kit) -> None:
    assert kit.call("GET", "/api/ledger/forgotten").status_code == 401
    assert kit.call("GET", "/api/ledger/forgotten", OFFICER).status_code == 403


def test_who_may_call(kit: Kit) -> None:
    assert kit.call("POST", "/api/ledger/jars", None, JAR).status_code == 401
    assert kit.call("POST", "/api/ledger/jars", ("p1", "resident"), JAR).status_code == 403
    made = kit.call("POST", "/api/ledger/jars", OFFICER, JAR)
    assert made.status_code == 201
    assert made.headers["ETag"] == '"1"'
    assert kit.call("GET", "/api/ledger/jars").json == [{"id": made.json["id"], "weights": []}]


def test_tokens_that_are_not_ours(kit: Kit) -> None:
    good = kit.token("officer", "officer")
    unsigned = jwt.encode(jwt.decode(good, options={"verify_signature": False}), "", "none")
    old = kit.token("officer", "officer", exp=1)
    forged = jwt.encode({"iss": "fengqiao", "sub": "officer", "roles": ["officer"], "iat": 1, "exp": 9**11},
                        "0" * 32, "HS256")  # fmt: skip
    for bad in (unsigned, old, forged, good[:-3] + "abc", "", "x.y.z"):
        head = {"Authorization": f"Bearer {bad}"}
        assert kit.client().post("/api/ledger/jars", json=JAR, headers=head).status_code == 401


def test_a_services_token_is_good_for_one_service_only(kit: Kit) -> None:
    key, path = kit.settings.service_key, "/api/ledger/jars"
    for_another = tokens.for_service("intake", key, to="identity")
    for_nobody = jwt.encode({"iss": tokens.ISSUER, "sub": "service:intake", "iat": 1, "exp": 9**11}, key)
    for bad in (for_another, for_nobody):
        head = {"Authorization": f"Bearer {bad}"}
        assert kit.client().post(path, json={}, headers=head).status_code == 401
    assert kit.service_call("POST", path, {}).status_code == 403  # known, and not among who may


def test_a_token_taken_back(kit: Kit) -> None:
    token = kit.token("officer", "officer")
    head = {"Authorization": f"Bearer {token}"}
    assert kit.client().post("/api/ledger/jars", json=JAR, headers=head).status_code == 201
    kit.ctx.revoke("officer", kit.now())
    assert kit.client().post("/api/ledger/jars", json=JAR, headers=head).status_code == 401


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"phone": "123"}, "phone"),
        ({"region": "999999"}, "region"),
        ({"region": 620725}, "region"),
        ({"name": "x" * 21}, "name"),
        ({"name": ["x"]}, "name"),
        ({"name": {"$gt": ""}}, "name"),
        ({"id_number": "620725199001011234"}, "id_number"),
        ({"colour": "red"}, "colour"),
    ],
)
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_bad_input_names_the_field_and_the_remedy(
    kit: Kit, change: dict[str, object], field: str, language: str
) -> None:
    answer = kit.call("POST", "/api/ledger/jars", OFFICER, {**JAR, **change}, Accept_Language=language)
    assert answer.status_code == 422
    assert answer.content_type == "application/problem+json"
    problem = answer.get_json(force=True)
    (error,) = problem["errors"]
    assert error["field"].endswith(field)
    assert error["message"]
    assert error["remedy"]
    assert any("一" <= letter <= "鿿" for letter in error["message"]) == (language == "zh-CN")
    assert kit.ctx.db["jars"].find_one({}) is None


@pytest.mark.parametrize(
    "body", [b"{", b"[1,", b"\xff", b'{"a":' * 20000, b'"\\ud800"', b'{"name":"\\ud800"}']
)
def test_what_is_not_json(kit: Kit, body: bytes) -> None:
    head = {"Authorization": f"Bearer {kit.token('officer', 'officer')}", "Content-Type": "application/json"}
    answer = kit.client().post("/api/ledger/jars", data=body, headers=head)
    assert answer.status_code in (400, 422)
    assert answer.content_type == "application/problem+json"
    assert kit.ctx.db["jars"].find_one({}) is None


def test_a_repeat_gets_the_first_answer(kit: Kit) -> None:
    first = kit.call("POST", "/api/ledger/jars", OFFICER, JAR, Idempotency_Key="k")
    path = f"/api/ledger/jars/{first.json['id']}/stones"
    assert kit.call("POST", path, OFFICER, Idempotency_Key="s").json["weights"] == [1]
    again = kit.call("POST", "/api/ledger/jars", OFFICER, JAR, Idempotency_Key="k")
    assert (again.status_code, again.json) == (201, first.json)
    assert kit.call("POST", path, OFFICER, Idempotency_Key="s").json["weights"] == [1]
    other = kit.call("POST", "/api/ledger/jars", OFFICER, {**JAR, "name": "别的"}, Idempotency_Key="k")
    assert other.status_code == 422
    stranger = kit.call("POST", "/api/ledger/jars", ("officer2", "officer"), JAR, Idempotency_Key="k")
    assert stranger.json["id"] != first.json["id"]


def test_lists_go_on_where_the_cursor_says(kit: Kit) -> None:
    made = [kit.call("POST", "/api/ledger/jars", OFFICER, JAR).json["id"] for _ in range(7)]
    page = kit.ctx.page("jars", {}, limit=3)
    seen = [item.id for item in page.items]
    while page.next:
        page = kit.ctx.page("jars", {}, limit=3, cursor=page.next)
        seen += [item.id for item in page.items]
    assert sorted(seen) == sorted(made)
    assert len(seen) == len(set(seen))
    assert kit.call("GET", "/api/ledger/jars?cursor=nonsense").status_code == 422


def test_openapi_says_who_may_call(kit: Kit) -> None:
    answer = kit.call("GET", "/api/ledger/openapi.json")
    assert answer.status_code == 200
    assert answer.json["openapi"].startswith("3.1")


def test_a_body_of_another_content_is_never_passed_over(kit: Kit) -> None:
    """Where every field has a default, `id=1` as a form would be taken for "all of them"."""
    head = {"Authorization": f"Bearer {kit.token('boss', 'supervisor')}", "Content-Type": "text/plain"}
    answer: Any = kit.client().post("/api/ledger/parked/redrive", data=b'{"id":"one"}', headers=head)
    assert (answer.status_code, answer.json["code"]) == (415, "unsupported_media_type")


def test_a_call_that_asks_for_nothing_takes_nothing(kit: Kit) -> None:
    answer = kit.call("GET", "/api/ledger/parked?id[$ne]=x", ("boss", "supervisor"))
    assert (answer.status_code, answer.json["errors"][0]["code"]) == (422, "unknown")


def test_the_description_tells_of_refusals_and_nulls(kit: Kit) -> None:
    described: Any = kit.client().get("/api/ledger/openapi.json").get_json()
    answers = described["paths"]["/api/ledger/jars"]["post"]["responses"]
    assert {"400", "401", "403", "404", "409", "413", "415", "422", "429", "503"} <= answers.keys()
    assert "default" not in answers
    assert described["components"]["schemas"]["JarAnswer"]["properties"]["id"]["type"] == ["string", "null"]
    assert described["components"]["schemas"]["JarBody"]["properties"]["name"]["type"] == "string"
