"""POST /cases: one case a key, people to identity, and every refusal names field and remedy."""

from typing import Any

import pytest

from tests.intake.desk import (
    EVALUATOR,
    LAWYER,
    NAME,
    OFFICER,
    OPERATOR,
    PHONE,
    RESIDENT,
    STORY,
    SUPERVISOR,
    Desk,
)


def test_the_receipt_has_what_the_first_contract_says(desk: Desk) -> None:
    made = desk.submitted()
    assert made["state"] == "submitted"
    assert made["suggestion"]["service"] == "legalaid"
    assert "第三十一条" in made["suggestion"]["why"]
    assert len(made["tracking_code"]) == 8
    assert len(made["receipt"]) == 12
    assert len(desk.identity.persons) == 2


def test_in_english_on_request(desk: Desk) -> None:
    answer = desk.post("/cases", RESIDENT, desk.body(), Accept_Language="en")
    assert "article 31(5)" in answer.json["suggestion"]["why"]


def test_the_same_key_is_the_same_case(desk: Desk) -> None:
    one = desk.post("/cases", RESIDENT, desk.body(), Idempotency_Key="k1")
    two = desk.post("/cases", RESIDENT, desk.body(), Idempotency_Key="k1")
    assert (one.status_code, two.status_code) == (201, 201)
    assert one.json == two.json
    other = desk.post("/cases", ("person-li", "resident"), desk.body(), Idempotency_Key="k1")
    assert other.json["id"] != one.json["id"]


def test_the_same_key_with_another_body_is_refused(desk: Desk) -> None:
    desk.post("/cases", RESIDENT, desk.body(), Idempotency_Key="k2")
    persons = dict(desk.identity.persons)
    changed = desk.body(applicant={"name": "样例换人", "phone": PHONE})
    assert desk.post("/cases", RESIDENT, changed, Idempotency_Key="k2").status_code == 422
    assert desk.identity.persons == persons


def test_the_first_answer_comes_again_after_the_case_went_on(desk: Desk) -> None:
    one = desk.post("/cases", RESIDENT, desk.body(), Idempotency_Key="k3")
    desk.post(f"/cases/{one.json['id']}/accept", OFFICER)
    assert desk.post("/cases", RESIDENT, desk.body(), Idempotency_Key="k3").json == one.json


def test_an_outside_number_is_entered_once_whoever_enters_it(desk: Desk) -> None:
    body = desk.body(channel="hotline", external="12348-2026-7")
    one = desk.post("/cases", OPERATOR, body, Idempotency_Key="row-7")
    again = desk.post("/cases", OPERATOR, body, Idempotency_Key="row-7")
    other = desk.post("/cases", ("operator2", "operator"), body, Idempotency_Key="row-7")
    assert (one.status_code, again.json) == (201, one.json)
    assert other.status_code == 409
    assert one.json["receipt"] in other.get_json(force=True)["title"]


@pytest.mark.parametrize(
    ("who", "channel"), [(RESIDENT, "web"), (OPERATOR, "hotline"), (OFFICER, "counter"), (OFFICER, "web")]
)
def test_who_enters_by_which_channel(desk: Desk, who: tuple[str, ...], channel: str) -> None:
    assert desk.submitted(who, channel=channel)


@pytest.mark.parametrize(("who", "status"), [(None, 401), (LAWYER, 403), (EVALUATOR, 403), (SUPERVISOR, 403)])
def test_who_may_not(desk: Desk, who: tuple[str, ...] | None, status: int) -> None:
    assert desk.post("/cases", who, desk.body()).status_code == status


def test_a_service_may_enter(desk: Desk) -> None:
    body = desk.body(channel="hotline", external="from-a-file-1")
    assert desk.kit.service_call("POST", "/api/intake/cases", body, name="launcher").status_code == 201


APPLICANT = {"name": NAME, "phone": PHONE}
BAD: list[tuple[dict[str, Any], str]] = [
    ({"colour": "red"}, "colour"),
    ({"applicant": {**APPLICANT, "age": 40}}, "applicant.age"),
    ({"region": "999999"}, "region"),
    ({"region": "62072"}, "region"),
    ({"region": 620725}, "region"),
    ({"applicant": {**APPLICANT, "id_number": "622224199001010018"}}, "applicant.id_number"),
    ({"applicant": {**APPLICANT, "id_number": "622224199013010010"}}, "applicant.id_number"),
    ({"applicant": {**APPLICANT, "phone": "1390000123"}}, "applicant.phone"),
    ({"applicant": {**APPLICANT, "phone": "+1 212 555 0100"}}, "applicant.phone"),
    ({"applicant": {**APPLICANT, "phone": 13900001234}}, "applicant.phone"),
    ({"applicant": {"name": NAME}}, "applicant.phone"),
    ({"applicant": {"phone": PHONE}}, "applicant.name"),
    ({"applicant": {**APPLICANT, "name": " "}}, "applicant.name"),
    ({"applicant": {**APPLICANT, "name": {"$gt": ""}}}, "applicant.name"),
    ({"applicant": {**APPLICANT, "groups": ["rich"]}}, "applicant.groups.0"),
    ({"applicant": [APPLICANT]}, "applicant"),
    ({"applicant": {"name": "样例拒绝", "phone": PHONE}}, "applicant"),
    ({"opponent": {"phone": "13900005678"}}, "opponent.name"),
    ({"channel": "fax"}, "channel"),
    ({"channel": "hotline"}, "channel"),
    ({"channel": None}, "channel"),
    ({"category": "labor.nothing"}, "category"),
    ({"narrative": ""}, "narrative"),
    ({"narrative": "x" * 5001}, "narrative"),
    ({"narrative": "a\x00b"}, "narrative"),
    ({"facts": {"phone": 13900001234}}, "facts"),
    ({"facts": {"a.b": 1}}, "facts"),
    ({"facts": {"$where": 1}}, "facts"),
    ({"facts": {"amount": [1]}}, "facts"),
    ({"facts": {"amount": None}}, "facts"),
    ({"facts": {"amount": float("1e300")}}, "facts"),
    ({"facts": {f"f{n}": n for n in range(51)}}, "facts"),
    ({"facts": "many"}, "facts"),
    ({"safe_contact": {"say_nothing": "yes"}}, "safe_contact.say_nothing"),
    ({"safe_contact": {"phone": "12"}}, "safe_contact.phone"),
    ({"preferred": "court"}, "preferred"),
    ({"external": "12348-1"}, "external"),
    ({"external": "no spaces"}, "external"),
]


@pytest.mark.parametrize(("change", "field"), BAD, ids=[f"{field}={change}"[:60] for change, field in BAD])
@pytest.mark.parametrize(("language", "lacking"), [("zh-CN", "remedy"), ("en", "请")])
def test_a_refusal_names_field_and_remedy_and_changes_nothing(
    desk: Desk, change: dict[str, Any], field: str, language: str, lacking: str
) -> None:
    before = _all(desk)
    answer = desk.post("/cases", RESIDENT, desk.body(**change), Accept_Language=language)
    problem = answer.get_json(force=True)
    assert answer.status_code == 422
    assert answer.content_type == "application/problem+json"
    assert [error["field"] for error in problem["errors"]] == [field]
    assert problem["errors"][0]["message"]
    assert problem["errors"][0]["remedy"]
    assert lacking not in problem["errors"][0]["remedy"]
    assert NAME not in answer.get_data(as_text=True)
    assert _all(desk) == before


@pytest.mark.parametrize("field", ["channel", "category", "narrative", "region", "applicant"])
def test_a_missing_field_is_named(desk: Desk, field: str) -> None:
    body = desk.body()
    del body[field]
    answer = desk.post("/cases", RESIDENT, body)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.get_json(force=True)["errors"]] == [field]


@pytest.mark.parametrize("body", [[], "text", 3, None])
def test_what_is_no_object_is_refused(desk: Desk, body: Any) -> None:
    answer = desk.kit.call("POST", "/api/intake/cases", RESIDENT, body)
    assert answer.status_code in (400, 415, 422)


def test_while_identity_is_away_nothing_is_half_done(desk: Desk) -> None:
    before = _all(desk)
    desk.identity.away = True
    answer = desk.post("/cases", RESIDENT, desk.body(), Idempotency_Key="away")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert _all(desk) == before
    desk.identity.away = False
    assert desk.post("/cases", RESIDENT, desk.body(), Idempotency_Key="away").status_code == 201


def test_the_event_holds_ids_and_public_facts_and_no_word(desk: Desk) -> None:
    made = desk.submitted()
    (entry,) = desk.kit.ctx.history("cases", made["id"])
    public = entry["public"]
    assert entry["type"] == "CaseSubmitted"
    assert entry["published"]
    assert public["facts"] == {"months_unpaid": 3, "written_contract": False}
    assert public["applicant"] in desk.identity.persons
    assert set(entry["sealed"]) == {"narrative", "words"}
    assert STORY not in str(entry)


def _all(desk: Desk) -> dict[str, int]:
    """How many documents each collection holds."""
    database = desk.kit.ctx.db
    return {name: database[name].count_documents({}) for name in sorted(database.list_collection_names())}
