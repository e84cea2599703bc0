"""L3 over HTTP: a round for all that wait, leave, needs, quality, the reasons that an officer sees."""

from dataclasses import replace
from datetime import timedelta

import pytest

from services.legalaid import law
from services.legalaid.domain.periods import day_of
from tests.legalaid.office import OFFICER, Office, lawyer


def day(office: Office, plus: int = 0) -> str:
    return (day_of(office.kit.now()) + timedelta(days=plus)).isoformat()


def test_the_officer_sees_why_this_lawyer_and_who_else(office: Office) -> None:
    office.appoint("expert", specialities=["labor"], licensed_from="2020-01-01")
    id = office.grant()
    offer = office.open_offer(id)
    assert offer["lawyer"] == "expert"
    assert offer["why"]["place"] == 1
    assert offer["why"]["fit"] == 4
    assert offer["why"]["parts"]["speciality"] == 0
    assert [other["lawyer"][:6] for other in offer["why"]["others"]] == ["lawyer"] * 3
    assert offer["why"]["unproven"] == []
    rows = office.get(f"/applications/{id}/candidates", OFFICER).json
    assert rows[0]["points"] <= rows[1]["points"]
    seen = office.get(f"/offers/{offer['id']}", lawyer("expert")).json
    assert "why" not in seen


def test_who_is_on_leave_is_not_asked_until_he_is_back(office: Office) -> None:
    for name in ("lawyer2", "lawyer3"):
        office.appoint(name, active=False)
    body = {"start": day(office), "end": day(office, 1)}
    taken = office.post("/lawyers/lawyer1/leave", lawyer("lawyer1"), body)
    assert (taken.status_code, taken.json[0]["start"]) == (201, body["start"])
    assert office.post("/lawyers/lawyer1/leave", lawyer("lawyer1"), body).status_code == 409
    assert office.post("/lawyers/lawyer1/leave", lawyer("lawyer2"), body).status_code == 404
    id = office.grant()
    assert office.application(id)["alert"] == "no_candidate"
    row = office.get(f"/applications/{id}/candidates", OFFICER).json[0]
    assert row["hindrance"] == "on_leave"
    cancelled = office.post("/lawyers/lawyer1/leave/1/cancel", lawyer("lawyer1"))
    assert cancelled.json == []
    office.kit.now.forward(hours=1, minutes=1)
    office.kit.fire_clocks()
    assert office.open_offer(id)["lawyer"] == "lawyer1"
    assert office.open_offer(id)["why"]["round"] == 1


@pytest.mark.parametrize(
    ("start", "end", "code"), [(1, 0, "leave.ends_before_it_begins"), (-3, -1, "leave.over")]
)
def test_leave_that_makes_no_sense(office: Office, start: int, end: int, code: str) -> None:
    body = {"start": day(office, start), "end": day(office, end)}
    answer = office.post("/lawyers/lawyer1/leave", lawyer("lawyer1"), body)
    assert (answer.status_code, answer.json["code"]) == (422, code)


def test_the_firm_of_who_acted_for_the_other_side_is_barred(office: Office) -> None:
    office.appoint("lawyer1", firm="firm1")
    office.appoint("lawyer2", firm="firm1")
    earlier = office.grant("c1", applicant="p-boss", opponent="p-x")
    office.post(f"/applications/{earlier}/assignment", OFFICER, {"lawyer": "lawyer1"})
    office.appoint("lawyer1", firm="firm1", active=False)
    id = office.grant("c2")
    rows = {
        row["lawyer"]: row["hindrance"] for row in office.get(f"/applications/{id}/candidates", OFFICER).json
    }
    assert rows["lawyer2"] == "conflict"
    assert rows["lawyer3"] is None


def test_needs_are_noted_and_count(office: Office) -> None:
    office.appoint("lawyer3", languages=["tibetan"])
    id = office.route()
    noted = office.post(f"/applications/{id}/needs", OFFICER, {"languages": ["tibetan"], "place": "620725-2"})
    assert noted.json["needs"] == {"languages": ["tibetan"], "place": "620725-2"}
    assert office.post(f"/applications/{id}/needs", OFFICER, {"languages": ["klingon"]}).status_code == 422
    office.post(f"/applications/{id}/facts", OFFICER,
                {"facts": {"paper_migrant_worker": True}, "source": "paper"})  # fmt: skip
    office.post(f"/applications/{id}/decision", OFFICER, {"grant": True})
    assert office.open_offer(id)["lawyer"] == "lawyer3"
    known = office.get("/needs", OFFICER).json
    assert {"tibetan", "sign"} <= {row["code"] for row in known["languages"]}


def test_quality_that_evaluation_found_counts_in_the_next_choice(office: Office) -> None:
    """E5 feeds L3: three bad scores, and he is no longer the first to be asked."""
    scored = {"region": "620725", "category": "labor.wages", "service": "legalaid", "closing": 1}
    for number in range(3):
        for name in ("lawyer1", "lawyer2"):
            case = f"old{number}{name}"
            office.hear("evaluation.CaseScored", case, case=case, handler=name, score=20.0,
                        closed="2026-01-01", **scored)  # fmt: skip
    office.hear("evaluation.CaseScored", "other", case="other", handler="lawyer3", score=5.0,
                closed="2026-01-01", **(scored | {"service": "mediation"}))  # fmt: skip
    assert office.open_offer(office.grant())["lawyer"] == "lawyer3"


def test_a_round_for_all_that_wait(office: Office) -> None:
    """Three cases wait since nobody was free; lawyers come back, and one round asks for all of them."""
    for name in ("lawyer1", "lawyer2", "lawyer3"):
        office.appoint(name, active=False)
    cases = [office.grant(f"c{n}", applicant=f"p{n}", opponent=f"q{n}") for n in range(3)]
    assert {office.application(id)["alert"] for id in cases} == {"no_candidate"}
    for name in ("lawyer1", "lawyer2", "lawyer3"):
        office.appoint(name)
    assert office.post("/matching", OFFICER).json == {"waiting": 3, "offered": 3}
    offers = [office.open_offer(id) for id in cases]
    assert sorted(offer["lawyer"] for offer in offers) == ["lawyer1", "lawyer2", "lawyer3"]
    assert {offer["why"]["together"] for offer in offers} == {3}
    assert office.post("/matching", OFFICER).json == {"waiting": 0, "offered": 0}
    assert office.post("/matching", lawyer("lawyer1")).status_code == 403


def test_where_cases_are_gathered_one_clock_asks_for_all(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    gathering = replace(law.policy("620725", day_of(office.kit.now())), gather_minutes=30)
    monkeypatch.setattr(law, "policy", lambda region, day: gathering)
    cases = [office.grant(f"c{n}", applicant=f"p{n}", opponent=f"q{n}") for n in range(3)]
    assert [office.application(id)["offers"] for id in cases] == [[], [], []]
    office.kit.now.forward(minutes=31)
    office.kit.fire_clocks()
    assert sorted(office.open_offer(id)["lawyer"] for id in cases) == ["lawyer1", "lawyer2", "lawyer3"]
    office.kit.fire_clocks()
    assert [len(office.application(id)["offers"]) for id in cases] == [1, 1, 1]
