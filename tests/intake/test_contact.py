"""How the applicant wants to be reached is told to services only, and the reading is recorded."""

from __future__ import annotations

import pytest

from tests.intake.desk import OFFICER, STRANGER, Desk

CONTACT = {"phone": "13900007777", "hours": "晚上七点以后", "note": "只用这个号码"}


def test_a_service_that_is_about_to_write_is_told(desk: Desk) -> None:
    case = desk.submitted(safe_contact=CONTACT)["id"]
    told = desk.kit.service_call("GET", f"/api/intake/cases/{case}/contact", name="mediation").get_json()
    assert told == {
        "person": told["person"],
        "quiet": False,
        "phone": "+8613900007777",
        "hours": "晚上七点以后",
        "say_nothing": False,
        "note": "只用这个号码",
    }
    rows = list(desk.kit.ctx.db["readings"].find({"actor": "service:mediation"}))
    assert [row["subject"] for row in rows] == [told["person"]]


def test_say_nothing_is_told_as_quiet(desk: Desk) -> None:
    case = desk.submitted(safe_contact={"say_nothing": True})["id"]
    told = desk.kit.service_call("GET", f"/api/intake/cases/{case}/contact", name="mediation").get_json()
    assert (told["quiet"], told["say_nothing"], told["phone"]) == (True, True, None)


@pytest.mark.parametrize("who", [OFFICER, STRANGER])
def test_people_are_refused(desk: Desk, who: tuple[str, ...]) -> None:
    case = desk.submitted(safe_contact=CONTACT)["id"]
    assert desk.kit.call("GET", f"/api/intake/cases/{case}/contact", who).status_code == 403


def test_an_unknown_case_is_not_there(desk: Desk) -> None:
    answer = desk.kit.service_call("GET", "/api/intake/cases/nothing/contact", name="mediation")
    assert answer.status_code == 404


def test_the_mediator_at_the_table_may_add_a_photo_of_a_paper(desk: Desk) -> None:
    case = desk.submitted()["id"]
    head = {"Tus_Resumable": "1.0.0", "Upload_Length": "9", "Upload_Metadata": "filename YS5wbmc="}
    path = f"/api/intake/cases/{case}/papers"
    assert desk.kit.call("POST", path, ("mediator1", "mediator"), **head).status_code == 403
    desk.kit.deliver(
        desk.kit.event("mediation.MediatorNamed", case, case=case, mediation="m", mediator="mediator1")
    )
    assert desk.kit.call("POST", path, ("mediator1", "mediator"), **head).status_code == 201
