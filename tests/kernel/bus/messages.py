"""Messages that can be told apart, and what may be said of a heap of deliveries."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import TypeVar

from kernel.bus import BusUnavailable, Delivery, Message, Subscription, Superseded
from tests.kernel.bus.places import PATIENCE

Found = TypeVar("Found")


def story(count: int, keys: int = 5, topic: str = "intake", teller: str = "a") -> list[Message]:
    """`count` messages, spread over the keys; each id tells the key and its place in it."""
    return [
        Message(topic, f"case{n % keys}", f"{teller}.case{n % keys}:{n // keys}", b'{"n":%d}' % n)
        for n in range(count)
    ]


def ids(messages: Iterable[Message | Delivery]) -> list[str]:
    """The ids as they came."""
    return [str(message.id) for message in messages]


def order(messages: Iterable[Message | Delivery]) -> dict[str, list[str]]:
    """For each topic and key the ids in the order of their first coming."""
    found: dict[str, list[str]] = {}
    for message in messages:
        its = found.setdefault(f"{message.topic}/{message.key}", [])
        if str(message.id) not in its:
            its.append(str(message.id))
    return found


def take(subscription: Subscription, wanted: Iterable[str]) -> list[Delivery]:
    """Poll and acknowledge until every wanted id has come; an acknowledgement may be refused meanwhile."""
    missing, taken = set(wanted), []
    until = time.monotonic() + PATIENCE
    while missing:
        assert time.monotonic() < until, f"{len(missing)} never came, such as {sorted(missing)[:5]}"
        try:
            batch = subscription.poll(1)
            taken += batch
            missing -= set(ids(batch))
            subscription.ack()
        except (BusUnavailable, Superseded):
            time.sleep(0.2)
    return taken


def settle(subscription: Subscription) -> None:
    """Acknowledge until the group has acknowledged everything."""
    until = time.monotonic() + PATIENCE
    while subscription.lag():
        assert time.monotonic() < until, f"{subscription.lag()} messages are never acknowledged"
        with suppress(BusUnavailable, Superseded):
            subscription.poll(0.5)
            subscription.ack()


def first_batch(subscription: Subscription) -> list[Delivery]:
    """The next batch that is not empty."""
    return eventually(lambda: subscription.poll(1))


def eventually(attempt: Callable[[], Sequence[Found]]) -> list[Found]:
    """Repeat until it yields something."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if found := attempt():
                return list(found)
        except BusUnavailable:
            time.sleep(0.2)
    raise AssertionError("nothing came")
