"""What is refused, with which status and which field; and nothing is changed by it."""

from collections.abc import Iterator
from typing import Any

import pytest

from kernel.testkit import Kit
from services.evaluation.service import SERVICE
from tests.evaluation.closed import FULL
from tests.evaluation.office import PERIOD, SUPERVISOR, Office


@pytest.fixture(scope="module")
def standing(mongo_url: str) -> Iterator[Office]:
    """One case, drawn and waiting to be scored and rated; no test here changes it."""
    kit = Kit([SERVICE], mongo_url)
    office = Office(kit)
    for name in ("evaluator1", "evaluator2"):
        office.appoint(name)
    office.tell(office.matter_closed("case-1"))
    office.draw()
    yield office
    kit.close()


def holders(office: Office) -> list[tuple[str, str]]:
    """Who has to review, and which review."""
    return [(name, review) for name, reviews in office.all_open().items() for review in reviews]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"rate": 1.1}, "rate"),
        ({"rate": -0.1}, "rate"),
        ({"rate": "0.5"}, "rate"),
        ({"rate": True}, "rate"),
        ({"seed": ""}, "seed"),
        ({"seed": {"$gt": ""}}, "seed"),
        ({"period": {"from": "2026-02-30", "to": "2026-03-01"}}, "period.from"),
        ({"period": {"from": "2026-03-02", "to": "2026-03-01"}}, "period.to"),
        ({"period": {"from": "2026-03-01"}}, "period.to"),
        ({"more": 1}, "more"),
    ],
)
def test_bad_input_is_refused_with_the_field(standing: Office, change: dict[str, Any], field: str) -> None:
    body = {"period": PERIOD, "rate": 0.5, "seed": "s"} | change
    answer = standing.kit.call("POST", "/api/evaluation/samples", SUPERVISOR, json=body)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json["errors"]] == [field]
    assert standing.kit.ctx.db["samples"].count_documents({}) == 1


@pytest.mark.parametrize(
    "role", ["officer", "evaluator", "lawyer", "mediator", "resident", "operator", "admin"]
)
def test_only_a_supervisor_draws(standing: Office, role: str) -> None:
    body = {"period": PERIOD, "rate": 1, "seed": "s"}
    assert standing.kit.call("POST", "/api/evaluation/samples", ("x", role), json=body).status_code == 403
    assert standing.kit.call("POST", "/api/evaluation/samples", json=body).status_code == 401


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"indicators": {**FULL, "charm": 3}}, "indicators.charm"),
        ({"indicators": {**FULL, "lawful": 11}}, "indicators.lawful"),
        ({"indicators": {**FULL, "lawful": -1}}, "indicators.lawful"),
        ({"indicators": {**FULL, "lawful": "9"}}, "indicators.lawful.value"),
        ({"indicators": {"lawful": 9}}, "indicators.diligent"),
        ({"evidence": {}}, "evidence"),
        ({"evidence": {"file": "  "}}, "evidence"),
        ({"evidence": {"rumour": "听说"}}, "evidence.rumour"),
    ],
)
def test_bad_scores_are_refused_with_the_field(standing: Office, body: dict[str, Any], field: str) -> None:
    (one, first), _ = holders(standing)
    sent = {"indicators": FULL, "evidence": {"file": "齐全"}} | body
    path = f"/api/evaluation/reviews/{first}/scores"
    answer = standing.kit.call("POST", path, (one, "evaluator"), json=sent)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json["errors"]] == [field]
    assert len(standing.reviews(one)) == 1


@pytest.mark.parametrize("token", ["abc", "ImNhc2UtMSI.xxxx", "%00", "ImNhc2UtMSI"])
def test_a_token_that_is_not_ours_is_nothing(standing: Office, token: str) -> None:
    body = {"satisfied": 5, "aware": True, "first_choice": True}
    assert standing.kit.call("POST", f"/api/evaluation/surveys/{token}", json=body).status_code == 404
    assert standing.kit.call("GET", f"/api/evaluation/surveys/{standing.token('case-99')}").status_code == 404


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"satisfied": 0}, "satisfied"),
        ({"satisfied": 6}, "satisfied"),
        ({"satisfied": 4.5}, "satisfied"),
        ({"satisfied": True}, "satisfied"),
        ({"aware": "yes"}, "aware"),
        ({"first_choice": 1}, "first_choice"),
        ({"comment": "x" * 2001}, "comment"),
        ({"name": "张三"}, "name"),
    ],
)
def test_bad_answers_are_refused_with_the_field(standing: Office, change: dict[str, Any], field: str) -> None:
    answer = standing.rate("case-1", **({"satisfied": 5} | change))
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json["errors"]] == [field]
    assert standing.published("SurveyAnswered") == []


@pytest.mark.parametrize("by", ["lawyer", "service", "mediator"])
def test_by_person_or_service_is_for_staff(standing: Office, by: str) -> None:
    path = f"/api/evaluation/results?by={by}"
    assert standing.kit.call("GET", path).status_code == 401
    assert standing.kit.call("GET", path, ("p1", "resident")).status_code == 403
    assert standing.kit.call("GET", path, ("officer", "officer")).status_code == 200
    assert standing.kit.call("GET", "/api/evaluation/results?by=judge").status_code == 422
    assert standing.kit.call("GET", "/api/evaluation/results").status_code == 422
