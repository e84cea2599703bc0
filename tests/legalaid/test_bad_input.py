"""Whatever is sent: a refusal that says why, never a fault of ours, and nothing changed."""

from typing import Any

import pytest

from tests.legalaid.office import OFFICER, WORKER, Office

AGES = ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "1970-01-01T00:00:00Z")
ODD: list[Any] = [
    None,
    [],
    {},
    {"$gt": ""},
    "x" * 70000,
    10**30,
    -1,
    "\u0000",
    "2026-13-45",
    True,
    "😀",
    1e308,
]


@pytest.fixture
def id(office: Office) -> str:
    """A criminal application, so that notices are possible, too."""
    return office.route(category="criminal")


@pytest.mark.parametrize("age", AGES)
def test_times_at_the_edge_of_the_calendar(office: Office, id: str, age: str) -> None:
    notice = {"organ": "court", "ground": "minor", "received": age}
    assert office.post(f"/applications/{id}/notice", OFFICER, notice).status_code == 422
    draw = {"source": "双色球", "draws_at": age}
    assert office.post(f"/applications/{id}/draws", OFFICER, draw).status_code in (409, 422)
    assert office.post("/assessments", WORKER, {"matter": "labor.wages", "at": age}).status_code < 500


CALLS: list[tuple[str, tuple[str, ...], dict[str, Any]]] = [
    ("facts", OFFICER, {"facts": {"ward": True}, "source": "statement"}),
    ("supplement-notice", OFFICER, {"items": ["identity_paper"]}),
    ("supplement", WORKER, {"items": ["identity_paper"], "facts": {}}),
    ("decision", OFFICER, {"grant": True, "advance": False, "reason": "x"}),
    ("assignment", OFFICER, {"lawyer": "lawyer1"}),
    ("termination", OFFICER, {"ground": "deceit", "reason": "x"}),
    ("objection", WORKER, {"reason": "x"}),
    ("confirmation", OFFICER, {"reason": "x"}),
    ("draws", OFFICER, {"source": "x", "draws_at": "2026-12-01T00:00:00Z"}),
    ("notice", OFFICER, {"organ": "court", "ground": "minor", "received": "2026-11-01T00:00:00Z"}),
]


@pytest.mark.parametrize(
    ("path", "who", "body"), CALLS, ids=lambda case: case if isinstance(case, str) else ""
)
def test_odd_values_in_every_field(
    office: Office, id: str, path: str, who: tuple[str, ...], body: dict[str, Any]
) -> None:
    before = office.application(id)["version"]
    for field in body:
        for odd in ODD:
            if isinstance(body[field], type(odd)) and odd not in (None, [], {}, {"$gt": ""}):
                continue
            answer = office.post(f"/applications/{id}/{path}", who, {**body, field: odd})
            assert answer.status_code in (409, 422), (field, odd, answer.json)
        answer = office.post(f"/applications/{id}/{path}", who, {**body, "more": 1})
        assert answer.status_code == 422
    assert office.application(id)["version"] == before


@pytest.mark.parametrize(
    "query", ["state[$ne]=x", "limit=0", "limit=x", "cursor=%00", "colour=red", "case[]=1"]
)
def test_odd_queries(office: Office, query: str) -> None:
    assert office.get(f"/applications?{query}", OFFICER).status_code == 422


@pytest.mark.parametrize(
    "path", ["/applications/$where", "/matters/a.m1", "/offers/..", "/draws/%00", "/matters/."]
)
def test_odd_ids(office: Office, path: str) -> None:
    who = ("lawyer1", "lawyer")
    assert office.get(path, who).status_code == 404


@pytest.mark.parametrize("body", [b"b\x0f\xefI", b"\xff", b"{", b'{"place": "\xc3"}'])
def test_what_is_no_json_is_refused_also_where_nothing_is_required(office: Office, body: bytes) -> None:
    path = f"/api/legalaid/applications/{office.route()}/needs"
    head = {"Authorization": f"Bearer {office.kit.token(*OFFICER)}", "Content-Type": "application/json"}
    answer = office.kit.client("legalaid").post(path, data=body, headers=head)
    assert (answer.status_code, answer.content_type) == (400, "application/problem+json")
