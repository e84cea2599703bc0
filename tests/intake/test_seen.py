"""Whoever brought a case sees who opened it, also where it is about somebody else; nobody else sees it."""

from tests.intake.desk import OFFICER, RESIDENT, STRANGER, Desk


def test_the_owner_sees_who_opened_his_case(desk: Desk) -> None:
    made = desk.submitted()
    assert desk.get("/readings", RESIDENT).json == []
    desk.get(f"/cases/{made['id']}?purpose=核对案情", OFFICER)
    (seen,) = desk.get("/readings", RESIDENT).json
    assert (seen["by"], seen["purpose"]) == (OFFICER[0], "核对案情")
    assert made["id"] in seen["what"]


def test_nobody_sees_the_readings_of_anothers_cases(desk: Desk) -> None:
    made = desk.submitted()
    desk.get(f"/cases/{made['id']}", OFFICER)
    assert desk.get("/readings", STRANGER).json == []
    assert desk.get("/readings", OFFICER).status_code == 403
    assert desk.get("/readings?person=x", RESIDENT).status_code == 422
