"""Who rings again: the earlier cases are found by the number, with a reason, and the same case goes on."""

from collections.abc import Iterator

import pytest

from kernel.testkit import Kit
from services.intake.service import SERVICE
from tests.intake.desk import NAME, OFFICER, OPERATOR, PHONE, RESIDENT, STRANGER, SUPERVISOR, Desk

ASKS = {"phone": PHONE, "reason": "来电人问办到哪一步"}
MORE = "工地上还有两个工友可以作证"


@pytest.fixture
def kit(mongo_url: str) -> Iterator[Kit]:
    """A county of its own for each test: lists are told whole."""
    made = Kit([SERVICE], mongo_url)
    made.runtime.known_types |= frozenset(SERVICE.consumed)
    yield made
    made.close()


def test_the_operator_finds_the_callers_cases(desk: Desk) -> None:
    first = desk.submitted()
    second = desk.submitted(OPERATOR, channel="hotline", narrative="另一件：邻居占了我家的地")
    desk.submitted(applicant={"name": "别人", "phone": "13900007777"})
    found = desk.post("/callers", OPERATOR, ASKS)
    assert found.status_code == 200
    assert [case["id"] for case in found.json["cases"]] == [second["id"], first["id"]]
    assert [person["name"] for person in found.json["people"]] == [NAME]
    assert PHONE not in found.get_data(as_text=True)


def test_a_reason_is_needed_and_kept(desk: Desk) -> None:
    desk.submitted()
    for reason in ("", " ", None):
        assert desk.post("/callers", OPERATOR, {"phone": PHONE, "reason": reason}).status_code == 422
    assert desk.post("/callers", OPERATOR, {"phone": PHONE}).status_code == 422
    desk.post("/callers", OPERATOR, ASKS)
    rows = desk.kit.readings(actor="operator")
    assert [row.purpose for row in rows] == [ASKS["reason"]]
    assert (rows[0].subject, ASKS["reason"]) in desk.identity.read


def test_only_the_desk_looks_up(desk: Desk) -> None:
    for who in (RESIDENT, STRANGER, SUPERVISOR, ("lawyer1", "lawyer")):
        assert desk.post("/callers", who, ASKS).status_code == 403
    assert desk.post("/callers", None, ASKS).status_code == 401


def test_cases_of_another_county_are_not_shown(desk: Desk) -> None:
    desk.submitted(region="620702")
    assert desk.post("/callers", OPERATOR, ASKS).json["cases"] == []


def test_identity_away_says_so(desk: Desk) -> None:
    desk.identity.away = True
    assert desk.post("/callers", OPERATOR, ASKS).status_code == 503


def test_a_note_goes_on_the_same_case(desk: Desk) -> None:
    made = desk.submitted()
    path = f"/cases/{made['id']}"
    for _ in range(2):
        added = desk.post(f"{path}/notes", OPERATOR, {"text": MORE}, Idempotency_Key="tap")
        assert added.status_code == 201
    seen = desk.get(path, OFFICER).json
    assert [(note["role"], note["by"], note["text"]) for note in seen["notes"]] == [
        ("operator", "operator", MORE)
    ]
    assert [line["what"] for line in desk.track(made).json["timeline"]][-1] == "补充了情况"
    assert MORE not in desk.track(made).get_data(as_text=True)
    assert len(desk.get("/cases", OFFICER).json) == 1


def test_a_note_is_sealed_and_never_published(desk: Desk) -> None:
    made = desk.submitted()
    desk.post(f"/cases/{made['id']}/notes", OPERATOR, {"text": MORE})
    entries = desk.kit.ctx.history("cases", made["id"])
    assert [e["published"] for e in entries if e["type"] == "NoteAdded"] == [False]
    assert MORE not in str(entries)
    assert MORE not in str(desk.kit.ctx.db["cases"].find_one({"_id": made["id"]}))


def test_who_may_add_to_a_case(desk: Desk) -> None:
    made = desk.submitted()
    path = f"/cases/{made['id']}/notes"
    for who, status in ((OPERATOR, 201), (OFFICER, 201), (STRANGER, 403), (("lawyer1", "lawyer"), 403)):
        assert desk.post(path, who, {"text": "又想起一件事"}).status_code == status, who
    assert desk.post(path, OPERATOR, {"text": ""}).status_code == 422
    assert desk.post(path, OPERATOR, {"text": "x" * 2001}).status_code == 422
    assert desk.post("/cases/none/notes", OPERATOR, {"text": "x"}).status_code == 404
    owner = (desk.get(f"/cases/{made['id']}", OFFICER).json["applicant"]["id"], "resident")
    assert desk.post(path, owner, {"text": "我又想起来一件事"}).status_code == 201
    desk.post(f"/cases/{made['id']}/close", OFFICER, {"outcome": "refused", "reason": "不归本县管"})
    assert desk.post(path, owner, {"text": "还有"}).status_code == 409
