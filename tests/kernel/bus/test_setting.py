"""BUS_URL: the right ones are understood, the wrong ones are refused with what to write instead."""

from __future__ import annotations

import pytest

from kernel.adapters.kafka_bus.extent import Extent
from kernel.adapters.kafka_bus.publisher import LOAD, loads
from kernel.adapters.kafka_bus.setting import Setting
from kernel.bus import BusUnavailable, Message, WrongBus, connect

WRONG = [
    "",
    "kafka",
    "localhost:9092",
    "redis://localhost:6379",
    "kafka://localhost",
    "kafka://:9092",
    "kafka://one:9092,two",
    "kafka://one:9092?partitions=many",
    "kafka://one:9092?partitions=0",
    "kafka://one:9092?acks=0",
    "kafka://one:9092/topic",
    "kafka:one:9092",
    "kafka:///one:9092",
    "embedded:27017",
    "embedded:",
]


@pytest.mark.parametrize("url", WRONG)
def test_a_wrong_setting_says_what_to_do(url: str) -> None:
    with pytest.raises(WrongBus, match=r"BUS_URL is.*([Ww]rite|Set MONGO_URL)"):
        connect(url)


def test_a_right_setting_is_understood() -> None:
    url = "kafka://one:9092,[::1]:9093?partitions=3&replication=2&prefix=county."
    assert Setting.read(url) == Setting(("one:9092", "[::1]:9093"), 3, 2, "county.")


def test_a_bus_that_is_away_is_no_wrong_setting() -> None:
    bus = connect("kafka://127.0.0.1:9")
    assert not bus.ready()
    with pytest.raises(BusUnavailable, match=r"nobody answers at 127\.0\.0\.1:9"):
        bus.publish([Message("intake", "case1", "1", b"{}")])
    bus.close()


def test_loads_keep_the_order_and_fit_into_a_batch() -> None:
    told = [
        Message("intake", "case1", str(n), b"x" * size) for n, size in enumerate([1, LOAD, 9, LOAD // 2] * 5)
    ]
    portions = list(loads(told))
    assert [message for portion in portions for message in portion] == told
    assert all(len(p) == 1 or sum(len(m.value) for m in p) <= LOAD for p in portions)


THEN = Extent("id1", {0: (0, 12), 1: (0, 0)})


@pytest.mark.parametrize(
    ("now", "lost"),
    [
        (THEN, False),
        (Extent("id1", {0: (0, 13), 1: (0, 4), 2: (0, 1)}), False),
        (Extent("id2", {0: (0, 13), 1: (0, 4)}), True),
        (Extent("id1", {0: (0, 11), 1: (0, 4)}), True),
        (Extent("id1", {0: (3, 15), 1: (0, 4)}), True),
        (Extent("id1", {0: (0, 13)}), True),
    ],
)
def test_what_counts_as_lost(now: Extent, lost: bool) -> None:
    assert Extent.read(THEN.mark()) == THEN
    assert THEN.lost(now) is lost
