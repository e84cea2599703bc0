"""No mediator is booked twice: hours are reserved before the step, orphans are taken over."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from kernel.testkit import Kit
from kernel.words import NotFound, OutOfOrder
from services.mediation.domain import sessions
from services.mediation.domain.sessions import Slot
from services.mediation.store.hours import Hours, touched
from tests.mediation.room import MEDIATOR, OTHER_MEDIATOR, Room
from tests.mediation.table import NAMED, NOW, at

TEN = "2026-12-01T10:00:00+08:00"
HALF_PAST = "2026-12-01T11:30:00+08:00"


def booked(at: str, hours: int | None = 2) -> dict[str, object]:
    return {"at": at, "place": "村委会", **({"hours": hours} if hours else {})}


def another(room: Room, case: str) -> Room:
    room.route(case)
    other = Room(room.kit, case)
    other.open()
    return other


@pytest.mark.parametrize(
    ("start", "hours", "reached"),
    [("10:00", 1, [10]), ("10:00", 2, [10, 11]), ("10:30", 1, [10, 11]), ("10:59", 2, [10, 11, 12])],
)
def test_a_session_reaches_into_whole_hours(start: str, hours: int, reached: list[int]) -> None:
    at = datetime.fromisoformat(f"2026-12-01T{start}:00+00:00")
    assert [hour.hour for hour in touched(at, hours)] == reached


def test_the_second_booking_of_an_hour_is_refused(room: Room) -> None:
    room.open()
    other = another(room, "case-2")
    room.post("sessions", MEDIATOR, booked(TEN), 201)
    problem = other.post("sessions", MEDIATOR, booked(HALF_PAST), 409)
    assert (problem["code"], problem["errors"][0]["field"]) == ("double_booked", "at")
    assert "12-01 11:00" in problem["title"]
    other.post("sessions", MEDIATOR, booked("2026-12-01T12:00:00+08:00"), 201)
    room.post("sessions", MEDIATOR, booked(TEN, None), 201)


def test_a_refused_booking_leaves_no_hour_behind(room: Room) -> None:
    room.name()
    room.post("sessions", MEDIATOR, booked(TEN), 409)
    assert room.kit.ctx.db["hours"].count_documents({}) == 0


def test_a_repeat_books_once(room: Room) -> None:
    room.open()
    first = room.post("sessions", MEDIATOR, booked(TEN), 201, Idempotency_Key="s-1")
    again = room.post("sessions", MEDIATOR, booked(TEN), 201, Idempotency_Key="s-1")
    assert first["sessions"] == again["sessions"]
    assert room.kit.ctx.db["hours"].count_documents({}) == 2


def test_many_bookings_at_once_and_one_wins(room: Room) -> None:
    rooms = [another(room, f"case-{number}") for number in range(2, 8)]
    path = "/api/mediation/cases/{}/sessions"
    with ThreadPoolExecutor(6) as threads:
        answers = threads.map(
            lambda r: r.kit.call("POST", path.format(r.id), MEDIATOR, json=booked(TEN)), rooms
        )
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409, 409]


def test_cancelling_frees_the_hours(room: Room) -> None:
    room.open()
    other = another(room, "case-2")
    session = room.post("sessions", MEDIATOR, booked(TEN), 201)["sessions"][0]["id"]
    shown = room.post(f"sessions/{session}/cancel", MEDIATOR)
    assert shown["sessions"][0]["cancelled"]
    room.post(f"sessions/{session}/cancel", MEDIATOR, None, 409)
    other.post("sessions", MEDIATOR, booked(TEN), 201)


def test_hours_of_an_ended_mediation_and_of_a_step_that_never_was_are_taken_over(room: Room) -> None:
    room.open()
    other = another(room, "case-2")
    room.post("sessions", MEDIATOR, booked(TEN), 201)
    room.post("fail", MEDIATOR, {"reason": "谈不拢"})
    lost = Hours(room.kit.ctx.db, room.kit.now())
    noon = datetime(2026, 12, 1, 4, tzinfo=UTC)
    assert lost.reserve("mediator1", other.id, "crashed", noon, 1, lambda m, b: False) is None
    other.post("sessions", MEDIATOR, booked(TEN, 3), 409)
    room.kit.now.forward(minutes=6)
    other.post("sessions", MEDIATOR, booked(TEN, 3), 201)


def test_the_calendar_shows_my_own_sessions(kit: Kit, room: Room) -> None:
    room.open()
    another(room, "case-2").post("sessions", MEDIATOR, booked(HALF_PAST), 201)
    room.post("sessions", MEDIATOR, booked("2026-12-01T09:00:00+08:00", None), 201)
    room.post("sessions", MEDIATOR, booked("2026-12-03T09:00:00+08:00"), 201)
    path = "/api/mediation/calendar?from=2026-12-01&to=2026-12-02"
    assert [row["case"] for row in kit.call("GET", path, MEDIATOR).get_json()] == ["case-1", "case-2"]
    assert kit.call("GET", path, OTHER_MEDIATOR).get_json() == []
    assert kit.call("GET", "/api/mediation/calendar", MEDIATOR).status_code == 422


def test_only_a_session_that_is_there_is_cancelled() -> None:
    table = at("open")
    table.take(sessions.set_session(table.state, NAMED, Slot(NOW, hours=1, booking="b"), {}, NOW))
    assert sessions.holds(table.state, "b")
    with pytest.raises(NotFound, match="session_unknown"):
        sessions.cancel_session(table.state, NAMED, "m-1.s2", NOW)
    table.take(sessions.cancel_session(table.state, NAMED, "m-1.s1", NOW + timedelta(hours=1)))
    assert not sessions.holds(table.state, "b")
    with pytest.raises(OutOfOrder, match="session_cancelled_already"):
        sessions.cancel_session(table.state, NAMED, "m-1.s1", NOW)
