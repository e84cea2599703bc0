"""Clocks: one that cannot be fired holds up no other."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from pymongo.errors import WriteError

from kernel import scheduler
from kernel.calls import Unavailable
from kernel.context import Context
from kernel.scheduler import Scheduler
from kernel.step import By
from kernel.testkit import Kit
from kernel.words import Actor, Clock
from tests.kernel import ledger
from tests.kernel.ledger import LEDGER, JarOpened

FAULTS = {"broken": KeyError("x"), "away": Unavailable("identity"), "refused": WriteError("too large")}


def close(ctx: Context, by: By, jar: str, clock: Clock) -> None:
    if fault := FAULTS.get(jar.split("-")[0]):
        raise fault
    ledger.close(ctx, by, jar, clock)


@pytest.fixture
def clocks(mongo_url: str) -> Iterator[Kit]:
    made = Kit([replace(LEDGER, deadlines={"closing": close})], mongo_url)
    yield made
    made.close()


def opened(kit: Kit, jar: str, closes: timedelta) -> None:
    event = JarOpened(jar, jar, kit.now() + closes)
    kit.ctx.step("jars", jar, lambda s: [event], By(Actor("officer"), jar))


@pytest.mark.parametrize("fault", FAULTS)
def test_clocks_that_cannot_be_fired_hold_up_no_other(
    clocks: Kit, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    monkeypatch.setattr(scheduler, "BATCH", 2)
    for n in range(3):
        opened(clocks, f"{fault}-{n}", timedelta(minutes=n))
    opened(clocks, "good", timedelta(minutes=9))
    clocks.now.forward(hours=1)
    running = Scheduler(clocks.ctx)
    assert sum(running.run_once() for _ in range(3)) == 1
    loaded = clocks.ctx.load("jars", "good")
    assert loaded is not None
    assert loaded.state.closed


def test_a_clock_whose_helper_was_away_fires_when_it_is_back(
    clocks: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(clocks, "away-1", timedelta(minutes=1))
    clocks.now.forward(hours=1)
    running = Scheduler(clocks.ctx)
    assert running.run_once() == 0
    monkeypatch.delitem(FAULTS, "away")
    assert running.run_once() == 0  # a moment's rest
    clocks.now.forward(seconds=10)
    assert running.run_once() == 1
