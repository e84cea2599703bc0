"""Poison (毒消息): a hundred messages that nobody can read, among ten thousand that everybody can."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from itertools import cycle, islice

import orjson

from kernel.bus import Message
from kernel.runtime import Runtime
from launcher.attach import attached
from tests.chaos.fault import Fault, Scene
from tests.chaos.faults.events import caught_up

TOPIC = "intake"
MANY, SHORT = (100, 10_000), (10, 300)  # so many poisoned among so many


def poisoned(scene: Scene) -> float:
    """All of it is parked with its bytes in each subscriber; everything else flows on."""
    bad, among = SHORT if scene.short else MANY
    with attached(scene.stack.env) as runtime:
        good = [Message(d.topic, d.key, d.id or "", d.value) for d in runtime.bus.replay([TOPIC])]
        mark = f"poison-{scene.odds.getrandbits(32):08x}"
        wrong = list(islice(bad_messages(mark, scene.odds), bad))
        mixed = [*wrong, *islice(cycle(good), among - bad)]
        scene.odds.shuffle(mixed)
        for start in range(0, len(mixed), 100):
            runtime.bus.publish(mixed[start : start + 100])
        caught_up(runtime)
        scene.notes += list(_missing(runtime, wrong))
    return time.monotonic()


def bad_messages(mark: str, odds: random.Random) -> Iterator[Message]:
    """Broken JSON, a type of nobody's, another version, no event at all; every twentieth 2 MB large."""
    number = 0
    while True:
        number += 1
        whole = {
            "specversion": "1.0",
            "id": f"{mark}-{number}",
            "type": f"{TOPIC}.CaseSubmitted",
            "subject": "x",
            "time": "2026-01-01T00:00:00Z",
            "dataversion": 1,
            "data": {"case": mark},
        }
        kinds = (
            orjson.dumps(whole)[:-2],
            orjson.dumps({**whole, "type": f"{TOPIC}.NobodysFact"}),
            orjson.dumps({**whole, "dataversion": 99}),
            odds.randbytes(40),
        )
        value = kinds[number % 4] if number % 20 else b'{"x": "' + b"x" * 2_000_000 + b'"}'
        yield Message(TOPIC, f"{mark}-{number}", f"{mark}-{number}", value)


def _missing(runtime: Runtime, wrong: list[Message]) -> Iterator[str]:
    """What is not parked in a subscriber, or not with the bytes that were sent."""
    for name, ctx in runtime.contexts.items():
        if TOPIC not in ctx.service.topics():
            continue
        parked = {row["key"]: bytes(row["raw"]) for row in ctx.db["parked"].find({"group": name})}
        for message in wrong:
            if parked.get(message.key) != message.value:
                yield f"poison {message.key} is not parked in {name} with its bytes"


FAULTS = (Fault("100 poisoned messages among 10,000", poisoned, 1, together=1),)
