"""Whoever strikes does not take a busy bus for a verdict, and a lost one not for a busy one."""

from collections.abc import Callable

import pytest

from kernel.bus import BusUnavailable
from tests.chaos.faults import events


def busy(times: int) -> Callable[[], str]:
    """A bus that does not answer the first few times."""
    left = [BusUnavailable("too much to do")] * times

    def act() -> str:
        if left:
            raise left.pop()
        return "done"

    return act


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No waiting between tries."""
    monkeypatch.setattr("tests.chaos.faults.events.time.sleep", lambda _seconds: None)


def test_a_busy_bus_is_asked_again() -> None:
    assert events.patiently(busy(3)) == "done"


def test_a_lost_bus_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "PATIENCE", -1.0)
    with pytest.raises(BusUnavailable):
        events.patiently(busy(3))
