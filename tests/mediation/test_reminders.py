"""Reminders: of a session set, moved, near, of a term's day, of the court's thirty days; each once."""

from datetime import timedelta

import httpx

from kernel.audit import records
from services.mediation.domain import reminders, sessions
from services.mediation.domain.sessions import Slot
from tests.mediation.room import APPLICANT, MEDIATOR, Room
from tests.mediation.table import NAMED, NOW, Table, at

SOON = timedelta(minutes=1)


def meets(days: int) -> Table:
    table = at("open")
    table.take(sessions.set_session(table.state, NAMED, Slot(NOW + timedelta(days=days)), {}, NOW))
    return table


def told(days: int) -> Table:
    """A session that the parties have heard of."""
    table = meets(days)
    table.take(reminders.remind(table.state, NOW))
    return table


def test_a_time_that_was_set_is_told_at_once_and_once() -> None:
    table = meets(5)
    (clock,) = reminders.clocks(table.state)
    assert clock.due == NOW
    heard = {"m-1.s1.set": (("applicant",), ("opponent",))}
    table.take(reminders.remind(table.state, NOW, heard))
    said = table.state.notices[-1]
    assert (said.what, said.due) == ("session_set", NOW + timedelta(days=5))
    assert (said.told, said.missed) == (("applicant",), ("opponent",))
    assert reminders.remind(table.state, NOW + SOON) == []


def test_a_day_before_the_session_once() -> None:
    table = told(5)
    (clock,) = reminders.clocks(table.state)
    assert clock.due == NOW + timedelta(days=4)
    assert reminders.remind(table.state, clock.due - timedelta(seconds=1)) == []
    table.take(reminders.remind(table.state, clock.due))
    said = table.happened[-1]
    assert (said.what, said.ref, said.due, said.past) == ("session", "m-1.s1", NOW + timedelta(days=5), False)
    assert reminders.clocks(table.state) == []


def test_put_off_tells_both_times_and_reminds_of_the_new_day_only() -> None:
    table = told(5)
    later = Slot(NOW + timedelta(days=9))
    moved = table.take(sessions.put_off(table.state, NAMED, "m-1.s1", later, {}, NOW + SOON))
    assert moved == ["SessionCancelled", "SessionSet"]
    assert [clock.due for clock in reminders.clocks(table.state)] == [NOW + SOON]
    table.take(reminders.remind(table.state, NOW + SOON))
    assert [said.what for said in table.happened[-2:]] == ["session_cancelled", "session_set"]
    assert [clock.due for clock in reminders.clocks(table.state)] == [NOW + timedelta(days=8)]


def test_who_never_heard_of_a_session_is_not_told_that_it_is_off() -> None:
    table = meets(5)
    table.take(sessions.cancel_session(table.state, NAMED, "m-1.s1", NOW + SOON))
    assert reminders.clocks(table.state) == []


def test_each_time_that_is_set_has_a_clock_of_its_own() -> None:
    """The clock's moment is the cause of its step: one moment for two would tell only the first."""
    table = told(5)
    table.take(sessions.set_session(table.state, NAMED, Slot(NOW + timedelta(days=9)), {}, NOW + SOON))
    assert [clock.due for clock in reminders.clocks(table.state)] == [NOW + SOON]


def test_what_is_past_is_only_ticked_off() -> None:
    table = meets(1)
    table.take(reminders.remind(table.state, NOW + timedelta(days=2)))
    assert table.happened[-1].past
    assert table.state.notices == ()


def test_terms_and_the_court_and_silence_when_done() -> None:
    table = at("effective")
    (clock,) = reminders.clocks(table.state)
    names = [e.what for e in reminders.remind(table.state, clock.due + timedelta(days=5))]
    assert set(names) == {"performance", "confirmation"}
    table.perform(0)
    table.perform(1)
    assert reminders.clocks(table.state) == []


def test_nobody_waits_for_a_reminder_that_cannot_be_sent(room: Room) -> None:
    def away(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("away", request=request)

    for name in ("intake", "identity"):
        client = httpx.Client(transport=httpx.MockTransport(away), base_url=f"http://{name}")
        room.kit.runtime._clients[name] = client
    room.open()
    soon = (room.kit.now() + timedelta(days=3)).isoformat()
    room.post("sessions", MEDIATOR, {"at": soon, "place": "村委会", "hours": 1}, 201)
    room.kit.now.forward(minutes=5)
    assert room.kit.fire_clocks() == 0  # the reminder waits for who is away
    assert room.post("withdraw", APPLICANT, {"party": "applicant"})["state"] == "withdrawn"
    assert not [one for one in records.verify(room.kit.ctx) if one.rule == "V7"]
