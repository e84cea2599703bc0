"""The bus as its callers see it (消息总线): what is promised, and what a caller may NOT assume.

Promised: a message whose `publish` returned is durable and reaches every group at least once; messages of one
key on one topic first arrive in the order of their publishing.

Not promised: that a message comes once (a crash before `ack`, a lost acknowledgement, a wiped broker bring it
again; an old one may come again after newer ones of its key); any order between keys or between topics; that
a batch holds messages of one topic only; that bytes are valid JSON, since anybody may write to a broker.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import Any, Protocol

from kernel.settings import WrongSetting

ADAPTERS = {
    "embedded": "kernel.adapters.embedded_bus:connect",
    "kafka": "kernel.adapters.kafka_bus:connect",
}


LARGEST = 4 * 1024 * 1024  # bytes of one value; both products are set up to take it


class BusUnavailable(Exception):
    """The bus cannot be reached, or did not acknowledge: all, part or nothing may have arrived."""


class Superseded(Exception):
    """Another consumer of the group has taken over: the batch will come to it again; just poll on."""


class TooLarge(ValueError):
    """A message beyond LARGEST: no repetition will help, it has to become smaller."""


class WrongBus(WrongSetting):
    """The setting names no bus; the text says what to write instead."""


@dataclass(frozen=True, slots=True)
class Message:
    """What goes out. `topic` is the publishing service, `key` the case id, `id` the event's id.

    `value` is a CloudEvents 1.0 document as JSON bytes; the bus never looks into it.
    """

    topic: str
    key: str
    id: str
    value: bytes


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came in, as it lies in the log at `partition` and `position`.

    `id` is None and `key` may be empty or odd where another program wrote the message: then it is poison.
    """

    topic: str
    partition: int
    position: int
    key: str
    id: str | None
    value: bytes


class Subscription(Protocol):
    """One consumer of a group. Belongs to one thread; another consumer needs another subscription."""

    def poll(self, timeout: float) -> list[Delivery]:
        """The next batch, in order per key; empty after `timeout` seconds without one.

        While a batch is neither acknowledged nor given back, the same messages come again: never assume that
        polling moves on. An empty batch does not mean that the log is at its end: another consumer may hold
        the keys. Raises BusUnavailable: wait a moment and poll again; the subscription mends itself.
        """

    def ack(self) -> None:
        """The last batch has had its effect: never deliver it to this group again.

        Raises Superseded where another consumer has the keys now, BusUnavailable where nobody knows: in both
        cases the batch comes again, here or there, so the effect must bear repetition.
        """

    def nack(self) -> None:
        """Give the last batch back: the next poll delivers the same messages, perhaps more behind them."""

    def lag(self) -> int:
        """How many messages the whole group has not acknowledged yet. Raises BusUnavailable."""

    def close(self) -> None:
        """Leave the group, so that others take over at once. A batch not acknowledged comes again."""


class Bus(Protocol):
    """A durable log per topic, kept for ever. Safe to share between threads."""

    def publish(self, messages: Sequence[Message]) -> None:
        """Return when ALL are durable, in order per key; else raise BusUnavailable.

        After BusUnavailable any part of them may have arrived: publish all of them again, in the same order.
        Raises TooLarge before anything is sent.
        """

    def subscribe(self, group: str, topics: Sequence[str]) -> Subscription:
        """Join `group`: its consumers share the keys. A new group begins at the start of each topic.

        Does not wait for the bus. All consumers of a group must name the same topics.
        """

    def replay(self, topics: Sequence[str]) -> Iterator[Delivery]:
        """Everything from the start to the end as of now, in order per key; touches no group.

        For rebuilding views and for checks. May raise BusUnavailable between two deliveries: begin again.
        """

    def marks(self, topics: Sequence[str]) -> dict[str, str]:
        """What each topic's log is known by, to be saved by its publisher beside its record. See `wiped`."""

    def wiped(self, marks: Mapping[str, str]) -> set[str]:
        """The topics whose log has lost something since their mark was taken (wiped, cut short, made anew).

        The relay asks at its start, after every BusUnavailable and once a minute, with the marks it saved;
        for a topic it never saved one of, "" (which always counts as wiped). For each topic named it
        publishes its whole record again from the first entry, and then saves the new mark:

            for topic in bus.wiped(saved): republish(topic); saved |= bus.marks([topic])

        Republishing repeats what groups have seen, which their effects bear. Raises BusUnavailable.
        """

    def ready(self) -> bool:
        """Whether the bus answers now (within two seconds). Never raises."""

    def close(self) -> None:
        """Let go of connections and threads. Subscriptions are closed by their owners."""


def measure(messages: Sequence[Message]) -> None:
    """Refuse what is too large for any bus; adapters call it before they send."""
    for message in messages:
        if len(message.value) > LARGEST:
            raise TooLarge(f"{message.topic}/{message.id}: {len(message.value)} bytes, at most {LARGEST}")


def connect(url: str, **parts: Any) -> Bus:
    """The bus that BUS_URL names. Does not wait for it; a wrong setting raises WrongBus.

    `embedded:` takes `database` (the pymongo database that holds the logs) and, if there is one, `doorbell`.
    `kafka://host:port[,host:port][?partitions=6&replication=3&prefix=county.]` takes nothing else.
    """
    adapter = ADAPTERS.get(url.partition(":")[0])
    if adapter is None or ":" not in url:
        raise WrongBus(
            f"BUS_URL is {url!r}, which names no bus. Write embedded: for the bus on the database that is"
            " there already, or kafka://host:port[,host:port] for Apache Kafka."
        )
    bus: Bus = resolve_name(adapter)(url, **parts)
    return bus
