"""Reminders: before a session, a term's day and the end of the court's thirty days; each once."""

from datetime import timedelta

from services.mediation.domain import reminders, sessions
from services.mediation.domain.sessions import Slot
from tests.mediation.table import NAMED, NOW, Table, at


def meets(days: int) -> Table:
    table = at("open")
    table.take(sessions.set_session(table.state, NAMED, Slot(NOW + timedelta(days=days)), {}))
    return table


def test_a_day_before_the_session_once() -> None:
    table = meets(5)
    (clock,) = reminders.clocks(table.state)
    assert clock.due == NOW + timedelta(days=4)
    assert reminders.remind(table.state, clock.due - timedelta(seconds=1)) == []
    table.take(reminders.remind(table.state, clock.due))
    said = table.happened[-1]
    assert (said.what, said.ref, said.due, said.past) == ("session", "m-1.s1", NOW + timedelta(days=5), False)
    assert reminders.clocks(table.state) == []


def test_put_off_reminds_of_the_new_day_only() -> None:
    table = meets(5)
    later = Slot(NOW + timedelta(days=9))
    moved = table.take(sessions.put_off(table.state, NAMED, "m-1.s1", later, {}, NOW))
    assert moved == ["SessionCancelled", "SessionSet"]
    assert [clock.due for clock in reminders.clocks(table.state)] == [NOW + timedelta(days=8)]


def test_what_is_past_is_only_ticked_off() -> None:
    table = meets(1)
    table.take(reminders.remind(table.state, NOW + timedelta(days=2)))
    assert table.happened[-1].past


def test_terms_and_the_court_and_silence_when_done() -> None:
    table = at("effective")
    (clock,) = reminders.clocks(table.state)
    names = [e.what for e in reminders.remind(table.state, clock.due + timedelta(days=5))]
    assert set(names) == {"performance", "confirmation"}
    table.perform(0)
    table.perform(1)
    assert reminders.clocks(table.state) == []
