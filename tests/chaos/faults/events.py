"""Events that come again (重复、乱序、重放): single ones, in another order, a whole topic twice."""

from __future__ import annotations

import functools
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from kernel.audit import check
from kernel.bus import Bus, BusUnavailable, Delivery, Message
from kernel.runtime import Runtime
from launcher.attach import attached
from tests.chaos.fault import Fault, Scene

Got = TypeVar("Got")

BATCH = 200
NEAR = 100  # events
PATIENCE = 600.0  # seconds for the backlog that is made here, before the recovery is measured


def duplicated(scene: Scene) -> float:
    """Some hundred events of any topics once more, in any order."""
    with attached(scene.stack.env) as runtime:
        there = _all(runtime.bus, runtime.contexts)
        chosen = scene.odds.sample(there, min(len(there), 500))
        _publish(runtime.bus, chosen)
        caught_up(runtime)
    return time.monotonic()


def reordered(scene: Scene) -> float:
    """A whole topic again, its cases in another order, each case's own events in theirs."""
    with attached(scene.stack.env) as runtime:
        topic = scene.odds.choice(sorted(runtime.contexts))
        _publish(runtime.bus, list(mixed(_all(runtime.bus, [topic]), scene.odds)))
        caught_up(runtime)
    return time.monotonic()


def replayed_twice(scene: Scene) -> float:
    """A whole topic, two times over."""
    with attached(scene.stack.env) as runtime:
        topic = scene.odds.choice(sorted(runtime.contexts))
        there = _all(runtime.bus, [topic])
        _publish(runtime.bus, [*there, *there])
        caught_up(runtime)
    return time.monotonic()


def mixed(deliveries: Iterable[Delivery], odds: random.Random) -> Iterator[Delivery]:
    """The cases in a random order among each other, the order within each kept."""
    by_case: dict[str, list[Delivery]] = defaultdict(list)
    for delivery in deliveries:
        by_case[delivery.key].append(delivery)
    order = [key for key, its in by_case.items() for _ in its]
    odds.shuffle(order)
    coming = {key: iter(its) for key, its in by_case.items()}
    return (next(coming[key]) for key in order)


def caught_up(runtime: Runtime) -> None:
    """Until every group is near the end again; the load goes on, so nobody ever is quite there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        left = patiently(lambda: list(check.left(runtime)))
        lags = [int(one.what.split(" ")[0]) for one in left if "not handled" in one.what]
        if sum(lags) < NEAR and -1 not in lags:
            return
        time.sleep(0.5)


def _all(bus: Bus, topics: Iterable[str]) -> list[Delivery]:
    return patiently(lambda: [delivery for topic in sorted(topics) for delivery in bus.replay([topic])])


def _publish(bus: Bus, deliveries: Sequence[Delivery]) -> None:
    for start in range(0, len(deliveries), BATCH):
        some = [Message(d.topic, d.key, d.id or "", d.value) for d in deliveries[start : start + BATCH]]
        patiently(functools.partial(bus.publish, some))


def patiently(act: Callable[[], Got]) -> Got:
    """Whoever strikes uses the bus as well, and waits for it while it has too much to do."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return act()
        except BusUnavailable:
            if time.monotonic() > end:
                raise
            time.sleep(0.5)


FAULTS = (
    Fault("500 events again, in any order", duplicated, 10, together=2),
    Fault("a topic again, reordered between cases", reordered, 5, together=1),
    Fault("a whole topic replayed twice", replayed_twice, 5, together=1),
)
