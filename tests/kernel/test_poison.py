"""What must not stop the rest: odd events in views, refused writes, a log that began anew, large events."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import orjson
import pytest
from pymongo.errors import BulkWriteError, WriteError

from kernel import ids, parked, views
from kernel.bus import Delivery
from kernel.consumer import Consumer
from kernel.context import Context
from kernel.relay import Relay
from kernel.step import By
from kernel.testkit import Kit
from kernel.words import Actor, Invalid
from tests.kernel import ledger
from tests.kernel.ledger import LEDGER, JarOpened, Weighed, put
from tests.kernel.scales import WATCHED

WHO = Actor("officer")


@pytest.fixture
def watched(mongo_url: str) -> Iterator[Kit]:
    made = Kit([WATCHED], mongo_url)
    yield made
    made.close()


@pytest.mark.parametrize(
    "odd", [{"type": []}, {"type": {"$gt": ""}}, {"id": 5}, {"data": {}}, {"data": {"case": "c1"}}]
)
def test_an_odd_event_does_not_stop_a_view(watched: Kit, odd: dict[str, Any]) -> None:
    good = watched.event("ledger.StonePut", "c1", id="jars/a:2", jar="a", case="c1", weight=3)
    bad = replace(good, position=9, value=orjson.dumps(orjson.loads(good.value) | odd))
    views.apply_batch(watched.ctx, WATCHED.views[0], watched.runtime.known_types, [bad, good])
    assert [row["weight"] for row in watched.ctx.db["stones"].find({"_id": "jars/a:2"})] == [3]


def test_a_write_that_the_database_refuses_stops_only_its_case(mongo_url: str) -> None:
    def weighed(ctx: Context, by: By, fact: Weighed) -> None:
        if fact.weight == 666:
            raise WriteError("too large", 17419)
        ledger.weighed(ctx, by, fact)

    kit = Kit([replace(LEDGER, subscriptions={"scales.Weighed": weighed})], mongo_url)
    try:
        for case in ("c1", "c2"):
            jar = ids.of("ledger", case)
            kit.ctx.step("jars", jar, lambda s, c=case: [JarOpened("j", c)], By(WHO, case))  # type: ignore[misc]
        refused = kit.event("scales.Weighed", "c1", case="c1", weight=666)
        rows = kit.deliver(refused, kit.event("scales.Weighed", "c2", case="c2", weight=7))
        assert [row["kind"] for row in rows] == [parked.WAITING]
        loaded = kit.ctx.load("jars", ids.of("ledger", "c2"))
        assert loaded is not None
        assert loaded.state.weights == (7,)
    finally:
        kit.close()


def test_another_event_at_the_place_of_a_parked_one_is_parked_too(kit: Kit) -> None:
    def at_place(n: int) -> Delivery:
        return replace(kit.event("scales.Weighed", "c1", case="c1", weight=n), position=5)

    kit.deliver(at_place(1))  # then the broker is wiped, and counts from the beginning again
    rows = kit.deliver(at_place(2))
    assert len({row["event"] for row in rows}) == 2
    assert len(kit.deliver(at_place(2), at_place(2))) == 4


def test_what_only_a_person_can_free_is_not_read_again_every_second(kit: Kit) -> None:
    store = parked.Parked(kit.ctx.db, "ledger", kit.now)
    store.park(Delivery("scales", 0, 1, "c1", "x:1", b"x" * 1000), parked.FAILED, "bad")
    for n in range(300):
        store.park(Delivery("scales", 0, 10 + n, "c2", f"y:{n}", b"{}"), parked.WAITING, "waits")
    ready = list(store.ready())
    assert len(ready) == 1
    assert not isinstance(ready[0], list)  # read as far as it is handled, not 300 of them for the first
    assert Consumer(kit.ctx, kit.runtime.known_types).retry_parked() == 0


def test_an_event_too_large_for_its_readers_is_refused_at_its_step(kit: Kit) -> None:
    with pytest.raises(Invalid, match="too_large"):
        kit.ctx.step("jars", "a", lambda s: [JarOpened("a", "c" * 1_000_000)], By(WHO, "k"))
    assert kit.ctx.db["jars"].find_one({}) is None


def test_what_is_not_filed_for_sure_stays_pending(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    kit.ctx.step("jars", "a", lambda s: [JarOpened("a", "c1")], By(WHO, "k"))
    kit.ctx.step("jars", "a", put("a", 1), By(WHO, "k2"))

    class Stepping:
        """A primary that steps down before the majority has the entries."""

        def insert_many(self, *_: Any, **__: Any) -> None:
            raise BulkWriteError({"writeErrors": [], "writeConcernErrors": [{"code": 189}]})

        def find(self, *_: Any, **__: Any) -> list[dict[str, Any]]:
            doc = kit.ctx.db["jars"].find_one({"_id": "a"}) or {}
            return list(doc["pending"])

    monkeypatch.setattr(kit.ctx.stores["jars"], "record", Stepping())
    with pytest.raises(BulkWriteError):
        Relay(kit.ctx, kit.runtime.bus).run_once()
    assert len((kit.ctx.db["jars"].find_one({"_id": "a"}) or {})["pending"]) == 2


def test_what_is_published_again_keeps_its_order_though_a_clock_was_set_back(kit: Kit) -> None:
    relay = Relay(kit.ctx, kit.runtime.bus)
    kit.ctx.step("jars", "a", lambda s: [JarOpened("a", "c1")], By(WHO, "k1"))
    kit.now.forward(hours=-1)
    kit.ctx.step("jars", "a", put("a", 1), By(WHO, "k2"))
    relay.run_once()
    kit.ctx.db["marks"].update_one({"_id": "ledger"}, {"$set": {"mark": ""}})  # as after a wipe
    relay.look_again()
    relay.run_once()
    sent = [orjson.loads(delivery.value)["sequence"] for delivery in kit.runtime.bus.replay(["ledger"])]
    assert sent == [1, 2, 1, 2]


def test_a_wiped_bus_is_filled_again_though_something_new_was_published_first(kit: Kit) -> None:
    logs = kit.runtime.mongo[f"{kit.settings.database_prefix}_bus"]
    kit.ctx.step("jars", "a", lambda s: [JarOpened("a", "c1")], By(WHO, "k1"))
    Relay(kit.ctx, kit.runtime.bus).run_once()
    relay = Relay(kit.ctx, kit.runtime.bus)  # the worker was started again
    relay.run_once()
    logs.drop_collection("log.ledger")
    kit.ctx.step("jars", "a", put("a", 1), By(WHO, "k2"))
    relay.run_once()
    relay.look_again()
    relay.run_once()
    assert {delivery.id for delivery in kit.runtime.bus.replay(["ledger"])} == {"jars/a:1", "jars/a:2"}


def test_a_bus_that_is_wiped_while_it_is_looked_at_is_filled_again(
    kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    relay, bus = Relay(kit.ctx, kit.runtime.bus), kit.runtime.bus
    logs, wiped = kit.runtime.mongo[f"{kit.settings.database_prefix}_bus"], bus.wiped
    kit.ctx.step("jars", "a", lambda s: [JarOpened("a", "c1")], By(WHO, "k1"))
    relay.run_once()

    def looked(marks: Mapping[str, str]) -> set[str]:
        lost = wiped(marks)
        logs.drop_collection("log.ledger")  # a moment after it was found whole
        return lost

    monkeypatch.setattr(bus, "wiped", looked)
    relay.look_again()
    relay.run_once()
    monkeypatch.setattr(bus, "wiped", wiped)
    relay.look_again()
    relay.run_once()
    assert [delivery.id for delivery in bus.replay(["ledger"])] == ["jars/a:1"]


def test_a_bus_that_was_wiped_right_after_the_first_event_is_filled_again(kit: Kit) -> None:
    relay, logs = Relay(kit.ctx, kit.runtime.bus), kit.runtime.mongo[f"{kit.settings.database_prefix}_bus"]
    relay.run_once()  # its mark is of a log that is still empty
    kit.ctx.step("jars", "a", lambda s: [JarOpened("a", "c1")], By(WHO, "k1"))
    relay.run_once()
    logs.drop_collection("log.ledger")
    relay.look_again()
    relay.run_once()
    assert [delivery.id for delivery in kit.runtime.bus.replay(["ledger"])] == ["jars/a:1"]
