"""Articles 25, 26, 28, 36: notified defence - three days, experience, and the organ is told."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from kernel.words import Forbidden, Invalid, OutOfOrder
from services.legalaid import law
from services.legalaid.domain import assignment, clocks, matching, notice, replacement
from services.legalaid.domain.application import Application
from services.legalaid.domain.hindrance import hindrance
from services.legalaid.domain.notice import Notice
from services.legalaid.events import Ruling, Stage
from tests.legalaid.making import (
    ELSEWHERE,
    MONDAY,
    OFFICER,
    WORKER,
    after,
    bench,
    granted,
    later,
    received,
)
from tests.legalaid.office import OFFICER as DESK
from tests.legalaid.office import Office, lawyer


def notified(ground: str = "minor", organ: str = "court", at: datetime = MONDAY) -> Application:
    state = received("criminal", groups=())
    return after(state, notice.register(state, OFFICER, Notice(organ, ground, at, {}), MONDAY))


def test_the_seven_kinds_and_the_two_more() -> None:
    articles = [ground.source.article for ground in law.notice_grounds().values()]
    assert articles == [*(f"25({n})" for n in "一二三四五六七"), "25(第二款)", "28"]
    experienced = {code for code, ground in law.notice_grounds().items() if ground.experienced}
    assert experienced == {
        "life_or_death",
        "death_review",
    }


@pytest.mark.parametrize("ground", list(law.notice_grounds()))
def test_a_notice_is_granted_without_assessment(ground: str) -> None:
    state = notified(ground)
    assert state.stage == Stage.DECIDED
    assert state.decision is not None
    assert state.decision.ruling == Ruling.GRANTED
    assert state.decision.basis == (law.notice_grounds()[ground].source.basis, "法律援助法.36@2022-01-01")


def test_three_days_from_the_receipt_not_from_the_entry() -> None:
    state = notified(at=MONDAY - timedelta(days=1))  # received on Sunday, entered on Monday
    assert state.decision is not None
    assert state.decision.assign_by == datetime(2026, 3, 4, 15, 59, 59, tzinfo=UTC)


def test_life_or_death_needs_three_years() -> None:
    state = notified("life_or_death")
    young, old = bench("young", years=2)[0], bench("old", years=3)[0]
    unknown = bench("unknown")[0]
    assert [c.lawyer for c in matching.ranked(state, [young, old, unknown], MONDAY.date())] == ["old"]
    with pytest.raises(OutOfOrder, match=r"lawyer\.inexperienced"):
        assignment.assign(state, OFFICER, young, MONDAY)
    assert hindrance(notified("minor"), young, MONDAY.date()) is None


def test_the_organ_is_told_within_the_same_days_and_again_of_another_lawyer() -> None:
    state = notified()
    with pytest.raises(OutOfOrder):
        notice.tell(state, OFFICER, MONDAY)
    state = after(state, assignment.assign(state, OFFICER, bench("lawyer1")[0], MONDAY))
    assert [clock.name for clock in clocks.clocks(state)] == ["tell_organ"]
    told = after(state, notice.tell(state, OFFICER, later(days=1)))
    assert clocks.clocks(told) == []
    with pytest.raises(OutOfOrder):
        notice.tell(told, OFFICER, later(days=1))
    other = after(told, replacement.decide(told, OFFICER, "a1.m1", True, {}, later(days=9)))
    other = after(other, assignment.assign(other, OFFICER, bench("lawyer2")[0], later(days=9)))
    assert [clock.name for clock in clocks.clocks(other)] == ["tell_organ"]
    (late,) = notice.tell(state, OFFICER, later(days=30))
    assert late.late


@pytest.mark.parametrize(
    ("state", "entered", "refusal"),
    [
        (received(), Notice("court", "minor", MONDAY, {}), Invalid),
        (received("criminal"), Notice("police", "court_may", MONDAY, {}), Invalid),
        (received("criminal"), Notice("police", "compulsory_treatment", MONDAY, {}), Invalid),
        (received("criminal"), Notice("court", "minor", later(days=1), {}), Invalid),
        (granted(), Notice("court", "minor", MONDAY, {}), OutOfOrder),
    ],
)
def test_what_is_no_notice(state: Application, entered: Notice, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        notice.register(state, OFFICER, entered, MONDAY)


def test_only_officers_of_the_region() -> None:
    for actor in (ELSEWHERE, WORKER):
        with pytest.raises(Forbidden):
            notice.register(received("criminal"), actor, Notice("court", "minor", MONDAY, {}), MONDAY)


def test_a_notice_over_http(office: Office) -> None:
    for name, years in (("lawyer1", 1), ("lawyer2", 2), ("lawyer3", 8)):
        office.appoint(name, years=years)
    id = office.route(category="criminal", groups=[])
    body: dict[str, Any] = {"organ": "court", "ground": "life_or_death", "organ_name": "山丹县人民法院"}
    body |= {"number": "（2026）甘0725刑初1号", "received": office.kit.now().isoformat()}
    made = office.post(f"/applications/{id}/notice", DESK, body)
    assert (made.status_code, made.json["decision"]) == (201, "granted")
    assert made.json["notice"]["organ_name"] == "山丹县人民法院"
    assert "刑初" not in str(list(office.kit.ctx.db["applications"].find()))
    offer = office.open_offer(id)
    assert offer["lawyer"] == "lawyer3"
    office.post(f"/offers/{offer['id']}/accept", lawyer("lawyer3"))
    told = office.post(f"/applications/{id}/notice/told", DESK)
    assert (told.status_code, told.json["notice"]["told"] is not None) == (200, True)
    assert office.post(f"/applications/{id}/notice", DESK, {**body, "ground": "bored"}).status_code == 422
