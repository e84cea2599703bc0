"""The embedded log by itself: no gap ever, nothing read across a gap, and no scan however long it grows."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any

import pymongo
import pytest
from pymongo import monitoring
from pymongo.database import Database

from kernel.adapters.embedded_bus import EmbeddedBus, reach
from kernel.adapters.embedded_bus.log import Log
from kernel.adapters.embedded_bus.member import Member
from kernel.doorbell import Doorbell
from tests.kernel.bus.messages import ids, order, story, take

Doc = dict[str, Any]


class Commands(monitoring.CommandListener):
    """Counts what is asked of the server."""

    def __init__(self) -> None:
        self.finds = 0

    def started(self, event: monitoring.CommandStartedEvent) -> None:
        self.finds += event.command_name == "find"

    def succeeded(self, event: monitoring.CommandSucceededEvent) -> None: ...

    def failed(self, event: monitoring.CommandFailedEvent) -> None: ...


@pytest.fixture
def bus(mongo_db: Database[Doc]) -> EmbeddedBus:
    return EmbeddedBus(mongo_db, Doorbell(others=()))


def test_a_reader_stops_at_a_hole(mongo_db: Database[Doc]) -> None:
    log = Log(mongo_db, "intake")
    log.append(story(60))
    mongo_db["log.intake"].delete_one({"_id": 45})
    assert [d.position for d in log.read(0, 200)] == list(range(45))


@pytest.mark.parametrize("length", [0, 1, 2, 3, 4, 7, 8, 9, 100])
def test_the_end_is_found_from_anywhere(mongo_db: Database[Doc], length: int) -> None:
    if length:
        Log(mongo_db, "intake").append(story(length))
    assert Log(mongo_db, "intake").length() == length
    for known in range(length):
        assert Log(mongo_db, "intake")._gallop(known) == length


def test_an_appender_that_looks_at_an_old_end_goes_on_behind_the_others(mongo_db: Database[Doc]) -> None:
    slow, quick = Log(mongo_db, "intake"), Log(mongo_db, "intake")
    slow.append(story(5))
    quick.append(story(71, teller="quick"))
    slow.append(story(40, teller="slow"))
    assert [d.position for d in slow.read(0, 500)] == list(range(116))
    assert order(slow.read(76, 500)) == order(story(40, teller="slow"))


def test_an_appender_that_remembers_a_wiped_log_leaves_no_gap(mongo_db: Database[Doc]) -> None:
    log = Log(mongo_db, "intake")
    log.append(story(50))
    name = log.name()
    mongo_db.drop_collection("log.intake")
    log.append(story(5))
    assert [d.position for d in log.read(0, 200)] == list(range(5))
    assert log.name() != name


def test_a_group_begins_again_where_the_log_alone_was_wiped(
    bus: EmbeddedBus, mongo_db: Database[Doc]
) -> None:
    bus.publish(story(20))
    subscription = bus.subscribe("readers", ["intake"])
    take(subscription, ids(story(20)))
    mongo_db.drop_collection("log.intake")
    grown = story(20) + story(30, teller="later")
    bus.publish(grown)
    assert ids(take(subscription, ids(grown))) == ids(grown)
    subscription.close()
    bus.close()


def test_cost_does_not_grow_with_the_log(mongo_db: Database[Doc], mongo_url: str) -> None:
    asked = Commands()
    with type(mongo_db.client)(mongo_url, event_listeners=[asked]) as client:
        log = Log(client[mongo_db.name], "intake")
        counts = []
        for length in (200, 4000):
            log.append(story(length))
            asked.finds = 0
            log.append(story(1))
            log.read(log.length() - 3, 200)
            counts.append(asked.finds)
    assert counts[0] == counts[1]
    plan = mongo_db["log.intake"].find({"_id": {"$in": [4000, 4001, 9_000_000]}}).explain()
    assert plan["executionStats"]["totalDocsExamined"] <= 3


def test_a_member_is_believed_dead_only_after_its_heart_stood_still(mongo_db: Database[Doc]) -> None:
    one, other = Member(mongo_db), Member(mongo_db)
    other.live()
    assert not one.dead(other.id)
    assert not one.dead("elsewhere:1:1:unknown"), "nobody is declared dead at the first look"
    gone = other.id.replace(other.id.split(":")[2], "0")
    assert one.dead(gone), "another process has this number now: it began at another time"
    other.leave()


def test_reading_a_whole_log_bears_what_a_step_would_not(
    bus: EmbeddedBus, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for it; on a busy machine a check broke off after the five seconds of a step."""
    bus.publish(story(3))
    told: list[float] = []

    def timeout(seconds: float) -> AbstractContextManager[None]:
        told.append(seconds)
        return nullcontext()

    monkeypatch.setattr(pymongo, "timeout", timeout)
    assert len(list(bus.replay(["intake"]))) == 3
    assert min(told) > reach.PATIENCE
