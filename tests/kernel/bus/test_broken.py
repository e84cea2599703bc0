"""The broker, or the database under the embedded bus, goes away, comes back, or has lost everything."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import pytest

from kernel.bus import Bus, BusUnavailable, Message
from tests.kernel.bus import places
from tests.kernel.bus.messages import eventually, ids, order, settle, story, take
from tests.kernel.bus.places import PATIENCE, Breakable, OwnMongo, Place
from tests.support.kafka_broker import KafkaBroker
from tests.support.mongo import embedded, prepare


@dataclass
class Broken:
    """A server to be broken, and a bus on it."""

    server: Breakable
    place: Place
    bus: Bus


@pytest.fixture(scope="module")
def own_mongo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnMongo]:
    """An embedded server of this module's own."""
    process = embedded(tmp_path_factory.mktemp("own-mongo"))
    process.start()
    prepare(process)
    yield OwnMongo(process)
    process.stop()


@pytest.fixture(params=["embedded", "kafka"])
def broken(request: pytest.FixtureRequest) -> Iterator[Broken]:
    """Whole to begin with; whole again afterwards."""
    server: OwnMongo | KafkaBroker
    if request.param == "embedded":
        server = request.getfixturevalue("own_mongo")
        place = places.embedded(server.address)
    else:
        server = request.getfixturevalue("own_kafka")
        place = places.kafka(f"kafka://{server.address}")
    yield Broken(server, place, place.open())
    place.close()


def insist(bus: Bus, messages: list[Message]) -> int:
    """Publish as the relay does: again from the first, until it is acknowledged. How often it was refused."""
    until, refused = time.monotonic() + PATIENCE, 0
    while time.monotonic() < until:
        try:
            bus.publish(messages)
            return refused
        except BusUnavailable:
            refused += 1
            time.sleep(0.2)
    raise AssertionError("the bus never came back")


def test_away_and_back_loses_nothing(broken: Broken) -> None:
    before, meanwhile = story(40), story(40, teller="b")
    broken.bus.publish(before)
    subscription = broken.bus.subscribe("readers", ["intake"])
    assert order(take(subscription, ids(before))) == order(before)
    broken.server.go_away()
    with pytest.raises(BusUnavailable):
        broken.bus.publish(meanwhile)
    assert not broken.bus.ready()
    broken.server.start()
    insist(broken.bus, meanwhile)
    assert broken.bus.ready()
    assert order(take(subscription, ids(meanwhile))) == order(meanwhile)
    assert order(broken.bus.replay(["intake"])) == order(before + meanwhile)
    subscription.close()


def test_away_in_the_middle_of_publishing_keeps_each_key_in_order(broken: Broken) -> None:
    told = story(1200, keys=6)
    refused = 0

    def publish() -> None:
        nonlocal refused
        for start in range(0, len(told), 6):
            refused += insist(broken.bus, told[start : start + 6])

    relay = threading.Thread(target=publish)
    relay.start()
    for _ in range(2):
        time.sleep(0.3)
        broken.server.go_away()
        broken.server.start()
    relay.join()
    replayed = list(eventually(lambda: list(broken.bus.replay(["intake"]))))
    assert order(replayed) == order(told)


def test_a_consumer_that_starts_again_meanwhile_takes_up_its_work(broken: Broken) -> None:
    before, after = story(20), story(20, teller="b")
    broken.bus.publish(before)
    subscription = broken.bus.subscribe("readers", ["intake"])
    take(subscription, ids(before))
    broken.server.go_away()
    with suppress(BusUnavailable):  # it cannot say good-bye
        subscription.close()
    broken.server.start()
    insist(broken.bus, after)
    again = broken.bus.subscribe("readers", ["intake"])
    assert order(take(again, ids(after)))["intake/case0"][-4:] == order(after)["intake/case0"]
    again.close()


def test_a_bus_that_is_not_there_yet_is_waited_for(broken: Broken) -> None:
    broken.server.go_away()
    early = broken.place.open()
    subscription = early.subscribe("readers", ["intake"])
    with pytest.raises(BusUnavailable):
        subscription.poll(1)
    broken.server.start()
    insist(broken.bus, story(5))
    assert sorted(ids(take(subscription, ids(story(5))))) == sorted(ids(story(5)))
    subscription.close()


def test_a_wiped_topic_is_noticed_and_its_readers_begin_again(broken: Broken) -> None:
    record = story(120)
    broken.bus.publish(record)
    subscription = broken.bus.subscribe("readers", ["intake"])
    take(subscription, ids(record))
    marks = broken.bus.marks(["intake"])
    assert broken.bus.wiped(marks) == set()

    broken.server.wipe()
    broken.server.start()
    assert eventually(lambda: list(broken.bus.wiped(marks))) == ["intake"]
    grown = record + story(60, teller="later")  # longer than it was: no place in it looks impossible
    insist(broken.bus, grown)

    assert order(take(subscription, ids(grown))) == order(grown)
    settle(subscription)
    assert broken.bus.wiped(marks | broken.bus.marks(["intake"])) == set()
    subscription.close()
