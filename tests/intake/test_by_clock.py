"""The work list by clock: the latest first, whatever page of the list by time they would stand on."""

from collections.abc import Iterator
from typing import Any

import pytest

from kernel.testkit import Kit
from services.intake.domain import sortable
from services.intake.service import SERVICE
from tests.intake.desk import OFFICER, OPERATOR, RESIDENT, STRANGER, Desk


@pytest.fixture
def kit(mongo_url: str) -> Iterator[Kit]:
    """A county of its own for each test: lists are told whole."""
    made = Kit([SERVICE], mongo_url)
    made.runtime.known_types |= frozenset(SERVICE.consumed)
    yield made
    made.close()


def ids(desk: Desk, query: str = "") -> list[str]:
    return [case["id"] for case in desk.get(f"/cases?order=due{query}", OFFICER).json]


def test_what_is_late_comes_first_then_what_is_due_soon(desk: Desk) -> None:
    somebody = {"name": "样例普通人", "phone": "13900009999"}
    calm: dict[str, Any] = {"applicant": somebody, "category": "contract"}
    slow = desk.submitted(**calm)
    desk.kit.now.forward(minutes=5)
    green = desk.submitted(category="family.violence")
    assert ids(desk) == [green["id"], slow["id"]]
    desk.kit.now.forward(days=20)
    fresh = desk.submitted(category="family.violence")
    desk.kit.fire_clocks()
    listed = desk.get("/cases?order=due", OFFICER).json
    assert [case["id"] for case in listed] == [green["id"], slow["id"], fresh["id"]]
    assert [case["overdue"] for case in listed] == [True, True, False]


def test_a_services_own_time_counts_and_what_ended_is_gone(desk: Desk) -> None:
    made = desk.routed()
    waiting = desk.submitted()
    due = desk.kit.now().isoformat()
    desk.hears("legalaid.ApplicationReceived", made["id"], application="a1", due=due)
    assert ids(desk) == [made["id"], waiting["id"]]
    desk.hears("legalaid.ApplicationWithdrawn", made["id"], application="a1", reason="x")
    assert ids(desk) == [waiting["id"]]


def test_its_length_is_bounded_and_odd_orders_are_refused(desk: Desk) -> None:
    made = [desk.submitted() for _ in range(3)]
    assert ids(desk, "&limit=2") == ids(desk)[:2]
    assert set(ids(desk)) == {case["id"] for case in made}
    assert desk.get("/cases?order=odd", OFFICER).status_code == 422


def test_named_cases_are_told_to_those_who_may_see_them(desk: Desk) -> None:
    first, second = desk.submitted(), desk.submitted()
    desk.submitted()
    asked = f"/cases?ids={first['id']},{second['id']},nowhere"
    found = {case["id"]: case["receipt"] for case in desk.get(asked, OFFICER).json}
    assert found == {one["id"]: one["receipt"] for one in (first, second)}
    assert {case["id"] for case in desk.get(asked, RESIDENT).json} == set(found)
    assert desk.get(asked, STRANGER).json == []
    assert desk.get("/cases?ids=" + ",".join(["x"] * 51), OFFICER).status_code == 422


def test_residents_get_their_own_as_ever(desk: Desk) -> None:
    desk.submitted()
    assert len(desk.get("/cases?order=due", RESIDENT).json) == 1
    assert len(desk.get("/cases?order=due", OPERATOR).json) == 1


def test_only_a_few_documents_are_looked_at(desk: Desk) -> None:
    for _ in range(30):
        desk.submitted()
    desk.kit.now.forward(days=2)
    late = desk.submitted(category="family.violence")
    rows = desk.kit.ctx.db["cases"]
    late_by = sortable(desk.kit.now())
    found = rows.find({"state.within": "620725", "state.by_when": {"$lte": late_by}})
    assert found.explain()["executionStats"]["totalDocsExamined"] <= 31
    assert late["id"] in ids(desk)
