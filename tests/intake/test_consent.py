"""Applying for another: that he agreed is shown by a code to his own phone, by himself, or at the desk."""

from collections.abc import Iterator
from typing import Any

import pytest

from kernel.testkit import Kit
from services.identity.service import SERVICE as IDENTITY
from services.intake.service import SERVICE as INTAKE
from tests.identity.people import PASSWORD

HELPED, HELPER = "13900003131", "13900003132"


@pytest.fixture
def both(mongo_url: str) -> Iterator[Kit]:
    """Intake before the real identity."""
    made = Kit([INTAKE, IDENTITY], mongo_url)
    yield made
    made.close()


def resident(both: Kit, phone: str) -> dict[str, str]:
    client = both.client("identity")
    code = client.post("/api/identity/codes", json={"phone": phone}).get_json()["code"]
    token = client.post("/api/identity/tokens", json={"phone": phone, "code": code}).get_json()[
        "access_token"
    ]
    return {"Authorization": f"Bearer {token}"}


def staff(both: Kit, name: str, region: str = "620725") -> dict[str, str]:
    body = {"username": name, "password": PASSWORD, "name": "样例", "roles": ["officer"], "region": region}
    both.service_call("POST", "/api/identity/staff", body, "launcher")
    said = {"username": name, "password": PASSWORD}
    token = both.client("identity").post("/api/identity/tokens", json=said).get_json()["access_token"]
    return {"Authorization": f"Bearer {token}"}


def post(both: Kit, path: str, head: dict[str, str], body: Any = None) -> Any:
    return both.client("intake").post(f"/api/intake{path}", json=body or {}, headers=head)


def case(both: Kit, head: dict[str, str], **change: Any) -> str:
    body: dict[str, Any] = {
        "channel": "web", "category": "labor.wages", "narrative": "样例：替老乡来问", "region": "620725",
        "applicant": {"name": "样例老乡", "phone": HELPED},
        "facts": {"applies_for_other": True, "other_agreed": True},
    }  # fmt: skip
    answer = post(both, "/cases", head, body | change)
    assert answer.status_code == 201, answer.get_data(as_text=True)
    return str(answer.get_json()["id"])


def seen(both: Kit, id: str, head: dict[str, str]) -> Any:
    return both.client("intake").get(f"/api/intake/cases/{id}", headers=head).get_json()


def test_the_person_tells_the_code_that_his_own_phone_got(both: Kit) -> None:
    helper = resident(both, HELPER)
    id = case(both, helper)
    assert (seen(both, id, helper)["for_another"], seen(both, id, helper)["consent"]) == (True, None)
    sent = post(both, f"/cases/{id}/consent/codes", helper)
    assert sent.status_code == 202
    wrong = post(both, f"/cases/{id}/consent", helper, {"code": "000000"})
    assert wrong.status_code == 422
    assert wrong.get_json(force=True)["errors"][0]["field"] == "code"
    for _ in range(2):  # told twice, recorded once
        done = post(both, f"/cases/{id}/consent", helper, {"code": sent.get_json()["code"]})
        assert done.status_code == 200
    entries = both.runtime.contexts["intake"].history("cases", id)
    told = [entry["public"] for entry in entries if entry["type"] == "ConsentRecorded"]
    assert [one["manner"] for one in told] == ["code"]
    assert "短信" not in str(told)
    assert HELPED not in str(entries)


def test_a_code_for_signing_in_is_none_for_agreeing(both: Kit) -> None:
    helper = resident(both, HELPER)
    id = case(both, helper)
    post(both, f"/cases/{id}/consent/codes", helper)
    code = both.client("identity").post("/api/identity/codes", json={"phone": HELPED}).get_json()["code"]
    assert post(both, f"/cases/{id}/consent", helper, {"code": code}).status_code == 422


def test_he_agrees_on_his_own_page_and_nobody_does_it_in_his_name(both: Kit) -> None:
    helper, himself = resident(both, HELPER), resident(both, HELPED)
    id = case(both, helper)
    assert post(both, f"/cases/{id}/consent", helper, {"manner": "page"}).status_code == 403
    assert post(both, f"/cases/{id}/consent", helper, {"manner": "spoken"}).status_code == 403
    assert post(both, f"/cases/{id}/consent", helper).status_code == 422
    assert post(both, f"/cases/{id}/consent", himself, {}).status_code == 200
    assert seen(both, id, himself)["consent"] == "page"


def test_the_desk_records_what_it_heard_or_read(both: Kit) -> None:
    officer, away = staff(both, "officer"), staff(both, "faraway", "620702")
    id = case(both, resident(both, HELPER))
    assert post(both, f"/cases/{id}/consent", away, {"manner": "paper"}).status_code == 403
    assert post(both, f"/cases/{id}/consent", officer, {"manner": "paper"}).status_code == 200
    assert seen(both, id, officer)["consent"] == "paper"
    assert post(both, f"/cases/{id}/consent", resident(both, "13900003133")).status_code == 403


@pytest.mark.parametrize("quiet", [{"category": "family.violence"}, {"safe_contact": {"say_nothing": True}}])
def test_a_quiet_case_sends_no_message_to_anybody(both: Kit, quiet: dict[str, Any]) -> None:
    helper = resident(both, HELPER)
    id = case(both, helper, **quiet)
    before = both.runtime.contexts["identity"].db["codes"].count_documents({})
    assert post(both, f"/cases/{id}/consent/codes", helper).status_code == 409
    assert both.runtime.contexts["identity"].db["codes"].count_documents({}) == before
    assert post(both, f"/cases/{id}/consent", helper, {"code": "123456"}).status_code == 409
    assert post(both, f"/cases/{id}/consent", staff(both, "officer"), {"manner": "spoken"}).status_code == 200


def test_who_asks_for_himself_needs_no_consent(both: Kit) -> None:
    me = resident(both, HELPED)
    id = case(both, me, facts={})
    assert seen(both, id, me)["for_another"] is False
    for path in ("consent/codes", "consent"):
        assert post(both, f"/cases/{id}/{path}", me).status_code == 409
