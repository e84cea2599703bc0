"""Intake with identity itself: the same person whichever the channel; and many hands at once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from kernel import tokens
from kernel.testkit import Kit
from services.identity.service import SERVICE as IDENTITY
from services.intake.service import SERVICE as INTAKE
from tests.intake.desk import ID_NUMBER, NAME, OFFICER, PHONE, RESIDENT, STORY, Desk


@pytest.fixture(scope="module")
def both(mongo_url: str) -> Iterator[Kit]:
    """Both services on one database server."""
    made = Kit([INTAKE, IDENTITY], mongo_url)
    yield made
    made.close()


def signed_in(kit: Kit, phone: str) -> dict[str, str]:
    """The header of somebody who signed in with this phone."""
    client = kit.client("identity")
    code = client.post("/api/identity/codes", json={"phone": phone}).get_json()["code"]
    token = client.post("/api/identity/tokens", json={"phone": phone, "code": code}).get_json()[
        "access_token"
    ]
    return {"Authorization": f"Bearer {token}"}


def body(**change: Any) -> dict[str, Any]:
    """Unpaid wages."""
    person = {"name": NAME, "phone": PHONE, "id_number": ID_NUMBER}
    made = {"channel": "web", "category": "labor.wages", "narrative": STORY, "region": "620725"}
    return made | {"applicant": person} | change


def test_a_resident_who_asks_for_himself_is_the_applicant(both: Kit) -> None:
    head = signed_in(both, PHONE)
    client = both.client("intake")
    made = client.post("/api/intake/cases", json=body(), headers=head).get_json()
    me = both.client("identity").get("/api/identity/me", headers=head).get_json()
    case = client.get(f"/api/intake/cases/{made['id']}", headers=head).get_json()
    assert case["applicant"]["id"] == me["id"]
    assert case["applicant"]["name"] == NAME
    assert case["applicant"]["id_number_masked"].endswith(ID_NUMBER[-4:])


def test_who_rang_the_hotline_finds_the_case_after_signing_in(both: Kit) -> None:
    phone = "13900003333"
    applicant = {"name": "样例打电话的人", "phone": phone}
    token = tokens.for_service("hotline", both.settings.service_key, to="intake")
    asked = body(channel="hotline", applicant=applicant, external="call-1")
    head = {"Authorization": f"Bearer {token}"}
    made = both.client("intake").post("/api/intake/cases", json=asked, headers=head).get_json()
    mine = both.client("intake").get("/api/intake/cases", headers=signed_in(both, phone)).get_json()
    assert [case["id"] for case in mine] == [made["id"]]


def test_a_name_that_identity_refuses_is_named_as_the_applicants(both: Kit) -> None:
    asked = body(applicant={"name": "样例" * 30, "phone": PHONE})
    answer = both.client("intake").post(
        "/api/intake/cases", json=asked, headers=signed_in(both, "13900004444")
    )
    assert answer.status_code == 422
    assert answer.get_json(force=True)["errors"][0]["field"].startswith("applicant")


def test_one_key_sent_by_many_hands_at_once_is_one_case(desk: Desk) -> None:
    asked = desk.body()
    with ThreadPoolExecutor(8) as hands:
        sent = [hands.submit(desk.post, "/cases", RESIDENT, asked, Idempotency_Key="tap") for _ in range(16)]
        answers = [each.result() for each in sent]
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json["id"] for answer in answers}) == 1
    assert len({answer.json["receipt"] for answer in answers}) == 1


def test_of_many_officers_at_once_one_accepts(desk: Desk) -> None:
    made = desk.submitted()
    path = f"/cases/{made['id']}/accept"
    with ThreadPoolExecutor(8) as hands:
        sent = [hands.submit(desk.post, path, (f"officer{n}", OFFICER[1])) for n in range(12)]
        answers = [each.result().status_code for each in sent]
    assert sorted(answers) == [200] + [409] * 11
