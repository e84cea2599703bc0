"""Clocks: one that cannot be fired holds up no other."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from pymongo.errors import WriteError

from kernel import scheduler
from kernel.audit import records
from kernel.calls import Unavailable
from kernel.context import Context
from kernel.scheduler import Scheduler
from kernel.step import By
from kernel.testkit import Kit
from kernel.words import Actor, Clock, OutOfOrder
from tests.kernel import ledger
from tests.kernel.ledger import LEDGER, JarClosed, JarOpened

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
    wall = [0.0]
    monkeypatch.setattr(scheduler, "time", SimpleNamespace(monotonic=lambda: wall[0]))
    opened(clocks, "away-1", timedelta(minutes=1))
    clocks.now.forward(hours=1)
    running = Scheduler(clocks.ctx)
    assert running.run_once() == 0
    monkeypatch.delitem(FAULTS, "away")
    assert running.run_once() == 0  # a moment's rest
    wall[0] += 10.0
    assert running.run_once() == 1


def test_a_clock_does_not_fire_when_time_is_set_back_meanwhile_and_fires_when_its_time_comes(
    clocks: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The machine was a day ahead when the scheduler looked: the record called the clock early for ever."""

    def set_back(ctx: Context, by: By, jar: str, clock: Clock) -> None:
        clocks.now.forward(days=-1)
        close(ctx, by, jar, clock)

    opened(clocks, "good", timedelta(hours=1))
    clocks.now.forward(days=1)
    monkeypatch.setitem(clocks.ctx.service.deadlines, "closing", set_back)
    assert Scheduler(clocks.ctx).run_once() == 0
    assert len(clocks.ctx.history("jars", "good")) == 1
    clocks.now.forward(hours=2)
    monkeypatch.setitem(clocks.ctx.service.deadlines, "closing", close)
    assert Scheduler(clocks.ctx).run_once() == 1


def test_slow_clocks_let_the_worker_say_that_it_is_alive(
    clocks: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A few hundred documents due at once held the heartbeat up until the system called itself silent."""
    wall = [0.0]
    monkeypatch.setattr(scheduler, "time", SimpleNamespace(monotonic=lambda: wall[0]))

    def slow(ctx: Context, by: By, jar: str, clock: Clock) -> None:
        wall[0] += 2.0
        close(ctx, by, jar, clock)

    monkeypatch.setitem(clocks.ctx.service.deadlines, "closing", slow)
    for n in range(5):
        opened(clocks, f"slow-{n}", timedelta(minutes=n))
    clocks.now.forward(hours=1)
    running = Scheduler(clocks.ctx)
    assert [running.run_once() for _ in range(4)] == [2, 2, 1, 0]


def test_nobodys_step_overtakes_a_clock_that_has_run_out(clocks: Kit) -> None:
    """While no scheduler looks (its process was killed) the deadline is kept by whoever comes next."""
    opened(clocks, "good", timedelta(minutes=1))
    clocks.now.forward(hours=1)
    with pytest.raises(OutOfOrder, match="jar_closed"):
        clocks.ctx.step("jars", "good", ledger.put("good", 1), By(Actor("officer"), "http:late"))
    causes = [entry["cause"] for entry in clocks.ctx.history("jars", "good")]
    assert causes[1].startswith("clock:closing:")
    assert Scheduler(clocks.ctx).run_once() == 0


def test_a_step_waits_while_the_clock_before_it_cannot_fire_and_not_for_a_fault_of_ours(clocks: Kit) -> None:
    for jar in ("away-1", "broken-1"):
        opened(clocks, jar, timedelta(minutes=1))
    clocks.now.forward(hours=1)
    with pytest.raises(Unavailable):
        clocks.ctx.step("jars", "away-1", ledger.put("away-1", 1), By(Actor("officer"), "http:late"))
    clocks.ctx.step("jars", "broken-1", ledger.put("broken-1", 1), By(Actor("officer"), "http:late"))
    assert [len(clocks.ctx.history("jars", jar)) for jar in ("away-1", "broken-1")] == [1, 2]


@pytest.fixture
def chores(mongo_url: str) -> Iterator[Kit]:
    """The same clock as a chore: it only brings somebody back."""
    made = Kit([replace(LEDGER, deadlines={}, chores={"closing": close})], mongo_url)
    yield made
    made.close()


def test_no_step_waits_for_a_chore_and_none_is_done_on_the_way(chores: Kit) -> None:
    for jar in ("away-1", "good"):
        opened(chores, jar, timedelta(minutes=1))
    chores.now.forward(hours=1)
    for jar in ("away-1", "good"):
        chores.ctx.step("jars", jar, ledger.put(jar, 1), By(Actor("officer"), f"http:{jar}"))
    assert [e["type"] for e in chores.ctx.history("jars", "good")] == ["JarOpened", "StonePut"]
    assert Scheduler(chores.ctx).run_once() == 1
    assert [e["type"] for e in chores.ctx.history("jars", "good")][2:] == ["JarClosed"]


def test_a_step_that_makes_a_chore_needless_has_overtaken_nothing(chores: Kit, clocks: Kit) -> None:
    for kit in (chores, clocks):
        opened(kit, "good", timedelta(minutes=1))
        kit.now.forward(hours=1)
        kit.ctx.stores["jars"].step(  # around `Context.step`, which would fire a deadline
            "good", lambda _jar: [JarClosed("good", "good")], By(Actor("officer"), "http:end")
        )
    assert list(records.verify(chores.ctx)) == []
    (found,) = records.verify(clocks.ctx)
    assert "came after clock closing" in found.what
