"""Events: published once filed, handled once, parked in order when they cannot be."""

from typing import Any

import orjson

from kernel import ids, parked
from kernel.bus import Delivery
from kernel.consumer import Consumer
from kernel.relay import Relay
from kernel.step import By
from kernel.testkit import Kit
from kernel.words import Actor
from tests.kernel.ledger import JarOpened, put

WHO = Actor("officer")


def open_for(kit: Kit, case: str) -> str:
    jar = ids.of("ledger", case)
    sealed = {"name": kit.ctx.seal(jar, "name", "张三")}
    kit.ctx.step("jars", jar, lambda s: [JarOpened(jar, case, None, sealed)], By(WHO, f"open {case}"))
    return jar


def weights(kit: Kit, jar: str) -> tuple[int, ...]:
    loaded = kit.ctx.load("jars", jar)
    assert loaded is not None
    found: tuple[int, ...] = loaded.state.weights
    return found


def test_what_is_published_is_the_public_part_in_order(kit: Kit) -> None:
    jar = open_for(kit, "c1")
    kit.ctx.step("jars", jar, put(jar, 2), By(WHO, "k"))
    relay = Relay(kit.ctx, kit.runtime.bus)
    assert relay.run_once() == 1
    assert relay.run_once() == 0
    sent = [orjson.loads(d.value) for d in kit.runtime.bus.replay(["ledger"])]
    assert [(e["type"], e["partitionkey"], e["sequence"]) for e in sent] == [
        ("ledger.JarOpened", "c1", 1),
        ("ledger.StonePut", "c1", 2),
    ]
    assert all("sealed" not in e["data"] for e in sent)
    assert kit.ctx.db["jars"].find_one({"_id": jar})["pending"] == []  # type: ignore[index]


def test_a_relay_killed_after_publishing_does_no_harm(kit: Kit) -> None:
    jar = open_for(kit, "c1")
    before = kit.ctx.db["jars"].find_one({"_id": jar})
    assert before is not None
    Relay(kit.ctx, kit.runtime.bus).run_once()
    kit.ctx.db["jars"].update_one({"_id": jar}, {"$set": {"pending": before["pending"]}})
    Relay(kit.ctx, kit.runtime.bus).run_once()
    assert [e["seq"] for e in kit.ctx.history("jars", jar)] == [1]
    assert len(list(kit.runtime.bus.replay(["ledger"]))) == 2


def test_an_event_delivered_twice_has_its_effect_once(kit: Kit) -> None:
    jar = open_for(kit, "c1")
    event = kit.event("scales.Weighed", "c1", case="c1", weight=7)
    kit.deliver(event, event)
    kit.deliver(event)
    assert weights(kit, jar) == (7,)


def test_what_waits_is_tried_again_with_what_came_behind_it(kit: Kit) -> None:
    first = kit.event("scales.Weighed", "c1", case="c1", weight=1)
    second = kit.event("scales.Weighed", "c1", case="c1", weight=2)
    waiting = kit.deliver(first, second)
    assert [row["kind"] for row in waiting] == [parked.WAITING, parked.BEHIND]
    jar = open_for(kit, "c1")
    known = kit.runtime.known_types | {"scales.Weighed"}
    assert Consumer(kit.ctx, known).retry_parked() == 2
    assert weights(kit, jar) == (1, 2)
    assert parked.listed(kit.ctx.db) == []


def poison() -> list[Delivery]:
    def made(n: int, value: bytes) -> Delivery:
        return Delivery("scales", 0, n, f"bad{n}", f"bad{n}:1", value)

    good: dict[str, Any] = {
        "specversion": "1.0", "id": "x:1", "type": "scales.Weighed", "subject": "x", "dataversion": 1,
        "time": "2026-01-01T00:00:00.000Z", "data": {"case": "c1", "weight": 1},
    }  # fmt: skip
    return [
        made(900, b"{not json"),
        made(901, b"[]"),
        made(902, orjson.dumps(good | {"type": "scales.Unheard"})),
        made(903, orjson.dumps(good | {"dataversion": 2})),
        made(904, orjson.dumps(good | {"data": {"case": 5}})),
        made(905, orjson.dumps(good | {"data": {"case": "c1", "weight": 1, "more": "x" * 2_000_000}})),
        made(906, b"\xff\xfe\x00"),
        made(907, orjson.dumps({name: value for name, value in good.items() if name != "id"})),
    ]


def test_poison_is_parked_with_its_bytes_and_the_rest_flows_on(kit: Kit) -> None:
    jar = open_for(kit, "c1")
    bad = poison()
    known = kit.runtime.known_types | {"scales.Weighed"}
    good = kit.event("scales.Weighed", "c1", case="c1", weight=7)
    Consumer(kit.ctx, known).handle_batch([*bad, good])
    rows = list(kit.ctx.db["parked"].find())
    assert sorted(bytes(row["raw"]) for row in rows) == sorted(d.value for d in bad)
    assert {row["kind"] for row in rows} == {parked.UNREADABLE}
    assert weights(kit, jar) == (7,)


def test_a_parked_event_is_tried_again_when_somebody_asks(kit: Kit) -> None:
    jar = open_for(kit, "c1")
    unknown = kit.event("scales.Weighed", "c1", case="c1", weight=7)
    Consumer(kit.ctx, kit.runtime.known_types).handle_batch([unknown])
    wiser = Consumer(kit.ctx, kit.runtime.known_types | {"scales.Weighed"})
    assert wiser.retry_parked() == 0
    assert parked.redrive(kit.ctx.db) == 1
    assert wiser.retry_parked() == 1
    assert weights(kit, jar) == (7,)
