"""Subsidies to the treasury, the year's service, the work list by clock - over HTTP."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from kernel import clock
from services.legalaid.handlers import worklist
from tests.legalaid.office import OFFICER, SUPERVISOR, WORKER, Office, lawyer


def closed(office: Office, case: str, hours: float = 8, **over: Any) -> tuple[str, str]:
    matter, who = office.assign(case, **over)
    body = {"outcome": "won", "report": "办结", "hours": hours}
    assert office.post(f"/matters/{matter}/close", lawyer(who), body).status_code == 200
    return matter, who


def test_from_closing_papers_to_the_treasury(office: Office) -> None:
    matter, who = closed(office, "c1")
    office.post(f"/matters/{matter}/papers", lawyer(who), {"papers": ["判决书"]})
    short = office.post(f"/matters/{matter}/file-check", OFFICER, {"complete": False})
    assert short.status_code == 422
    back = office.post(f"/matters/{matter}/file-check", OFFICER, {"complete": False, "lacking": ["委托书"]})
    assert back.json["lacking"] == ["委托书"]
    office.post(f"/matters/{matter}/papers", lawyer(who), {"papers": ["判决书", "=委托书"]})
    checked = office.post(f"/matters/{matter}/file-check", OFFICER, {"complete": True})
    assert (checked.json["subsidy"]["state"], checked.json["subsidy"]["kind"]) == ("computed", "labor")
    amount = checked.json["subsidy"]["amount_fen"]
    assert office.post(f"/matters/{matter}/subsidy/approval", OFFICER).status_code == 403
    assert office.post(f"/matters/{matter}/subsidy/approval", SUPERVISOR).status_code == 200
    sheet = office.get("/subsidies.csv", OFFICER)
    assert sheet.headers["Content-Type"].startswith("text/csv")
    lines = sheet.get_data(as_text=True).splitlines()
    assert len(lines) == 2
    assert f"{amount // 100}.{amount % 100:02d}" in lines[1]
    paid = office.post(f"/matters/{matter}/subsidy/payment", OFFICER, {"reference": "国库2026-1"})
    assert paid.json["subsidy"]["state"] == "paid"
    assert [row["reference"] for row in office.get("/subsidies?state=paid", lawyer(who)).json] == [
        "国库2026-1"
    ]
    others = [n for n in ("lawyer1", "lawyer2", "lawyer3") if n != who]
    assert office.get("/subsidies?state=paid", lawyer(others[0])).json == []
    assert office.get("/subsidies", WORKER).status_code == 403
    assert office.get(f"/matters/{matter}", WORKER).json["subsidy"] is None


def test_the_years_service(office: Office) -> None:
    _, first = closed(office, "c1", 30)
    _, second = closed(office, "c2", 55.5, applicant="p2", opponent="p3")
    rows = {row["name"]: row for row in office.get("/service", SUPERVISOR).json}
    assert (rows[first]["hours"], rows[first]["cases"], rows[first]["met"]) == (30, 1, 0)
    assert (rows[second]["hours"], rows[second]["met"]) == (55.5, 1)
    assert rows[first]["goal"] == {"hours": 50, "cases": 5, "verified": False}
    (mine,) = office.get("/service", lawyer(first)).json
    assert (mine["name"], mine["hours"]) == (first, 30)
    (region,) = office.get("/service?by=region", OFFICER).json
    assert (region["lawyers"], region["hours"], region["cases"], region["met"]) == (3, 85.5, 2, 1)
    before = office.kit.now().year - 1
    assert all(row["cases"] == 0 for row in office.get(f"/service?year={before}", OFFICER).json)


def test_the_work_list_shows_red_first_then_by_clock(office: Office) -> None:
    quiet = office.route("c1", applicant="p1", opponent="p2")
    office.kit.now.forward(days=30)
    office.kit.fire_clocks()
    fresh = office.route("c2", applicant="p3", opponent="p4")
    granted = office.grant("c3", applicant="p5", opponent="p6")
    office.route("c4", region="620102", applicant="p7", opponent="p8")
    rows = office.get("/worklist?days=14", OFFICER).json
    assert [row["id"] for row in rows] == [quiet, granted, fresh]
    assert (rows[0]["level"], rows[0]["attention"]) == ("red", ["overdue"])
    assert rows[1]["clock"] == "offer"
    assert [row["id"] for row in office.get("/worklist?days=0", SUPERVISOR).json] == [quiet]
    assert office.get("/worklist", lawyer("lawyer1")).status_code == 403


def test_a_long_work_list_goes_on_page_by_page_and_loses_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worklist, "READ_AT_ONCE", 2)
    ids = {office.route(f"c{n}", applicant=f"p{n}", opponent=f"o{n}") for n in range(7)}
    path, seen = "/worklist?days=14&limit=3", []
    pages = 0
    while path:
        answer = office.get(path, OFFICER)
        seen += [row["id"] for row in answer.json]
        cursor = answer.headers.get("X-Next-Cursor")
        path, pages = f"/worklist?days=14&limit=3&cursor={cursor}" if cursor else "", pages + 1
    assert (len(seen), set(seen), pages) == (7, ids, 3)
    wrong = office.get("/worklist?cursor=x", OFFICER)
    assert (wrong.status_code, wrong.json["code"]) == (422, "cursor_unknown")


def test_what_is_due_today_is_amber_and_what_is_over_is_red(office: Office) -> None:
    office.route("c1")
    levels = []
    due = datetime.fromisoformat(office.get("/worklist?days=14", OFFICER).json[0]["due"])
    for days in (3, 2, 0, -1):
        office.kit.now.ahead = due - timedelta(days=days, hours=1) - clock.now()
        levels.append(office.get("/worklist?days=14", OFFICER).json[0]["level"])
    assert levels == ["calm", "amber", "amber", "red"]


def test_a_city_sees_the_work_of_its_counties(office: Office) -> None:
    id = office.route("c1")
    seen: dict[str, Any] = {}
    for region in ("620700", "620100"):
        head = {"Authorization": f"Bearer {office.kit.token('chief', 'supervisor', region=region)}"}
        seen[region] = office.kit.client().get("/api/legalaid/worklist?days=14", headers=head).json
    assert [row["id"] for row in seen["620700"]] == [id]
    assert seen["620100"] == []
