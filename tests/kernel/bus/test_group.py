"""Several consumers of one group share the keys in order, and take over from the dead and the frozen."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from signal import SIGCONT, SIGSTOP

import pytest

from kernel.bus import Bus, Delivery, Superseded
from tests.kernel.bus.messages import first_batch, ids, order, settle, story, take
from tests.kernel.bus.places import PATIENCE, Place

ROOT = Path(__file__).resolve().parents[3]


@contextmanager
def another_process(place: Place, group: str) -> Iterator[subprocess.Popen[str]]:
    """A consumer of "intake" that holds its first batch."""
    command = [sys.executable, "-m", "tests.kernel.bus.consumer", *place.words(), group, "intake"]
    with subprocess.Popen(
        command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def test_what_a_killed_consumer_held_comes_again(bus: Bus, place: Place) -> None:
    told = story(30)
    bus.publish(told)
    with another_process(place, "readers") as process:
        assert process.stdout is not None
        held = json.loads(process.stdout.readline())
        process.kill()
        process.wait()
    subscription = bus.subscribe("readers", ["intake"])
    taken = take(subscription, ids(told))
    assert set(held) <= set(ids(taken))
    assert order(taken) == order(told)
    subscription.close()


@pytest.mark.apache_kafka
def test_a_frozen_consumer_loses_its_keys_and_its_late_acknowledgement_is_refused(
    bus: Bus, place: Place
) -> None:
    told = story(30)
    bus.publish(told)
    with another_process(place, "readers") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(SIGSTOP)
        subscription = bus.subscribe("readers", ["intake"])
        take(subscription, ids(told))
        process.send_signal(SIGCONT)
        process.stdin.write("ack\n")
        process.stdin.flush()
        assert process.stdout.readline() == "superseded\n"
    settle(subscription)
    subscription.close()


def test_a_slow_consumer_keeps_its_keys(bus: Bus, place: Place) -> None:
    bus.publish(story(10))
    slow = bus.subscribe("readers", ["intake"])
    held = ids(first_batch(slow))
    seen: list[Delivery] = []
    over = threading.Event()

    def stand_by() -> None:
        beside = place.open().subscribe("readers", ["intake"])
        while not over.is_set():
            seen.extend(beside.poll(0.5))
        beside.close()

    waiting = threading.Thread(target=stand_by)
    waiting.start()
    time.sleep(place.lease + 2)  # longer than a dead consumer is waited for
    try:
        slow.ack()
    except Superseded:  # pragma: no cover - the failure this test is about
        pytest.fail("a consumer that lives lost its keys because it was slow")
    finally:
        over.set()
        waiting.join()
    assert not set(ids(seen)) & set(held)
    slow.close()


def test_two_consumers_share_the_keys_and_one_takes_over_from_the_other(bus: Bus, place: Place) -> None:
    topics = ["identity", "intake", "legalaid"]
    told = [message for topic in topics for message in story(200, keys=12, topic=topic, teller=topic)]
    taken: list[Delivery] = []
    lock, everything = threading.Lock(), set(ids(told))
    until = time.monotonic() + PATIENCE

    def consume(share: int) -> None:
        """Take at least `share` messages, then leave."""
        subscription = place.open().subscribe("readers", topics)
        mine = 0
        while mine < share and time.monotonic() < until and set(ids(list(taken))) != everything:
            batch = subscription.poll(0.5)
            with lock:
                taken.extend(batch)
            mine += len(batch)
            subscription.ack()
        subscription.close()

    threads = [threading.Thread(target=consume, args=(share,)) for share in (100, 10_000)]
    for thread in threads:
        thread.start()
    for start in range(0, len(told), 50):
        bus.publish(told[start : start + 50])
    for thread in threads:
        thread.join()
    assert set(ids(taken)) == everything
    assert order(taken) == order(told)
