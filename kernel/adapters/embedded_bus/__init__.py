"""The bus on the database that is there already: an append-only log per topic, offsets per group.

Its collections: `log.<topic>` (the `_id` is the place in the log), `groups` (how far a group is, and who
reads for it), `members` (whose heart beats). It is the default on one machine, and enough for a county.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pymongo.database import Database

from kernel.adapters.embedded_bus.group import GroupSubscription
from kernel.adapters.embedded_bus.log import Log, ring_of
from kernel.adapters.embedded_bus.member import Member
from kernel.adapters.embedded_bus.places import Places
from kernel.adapters.embedded_bus.reach import UNHURRIED, reaching
from kernel.bus import Bus, BusUnavailable, Delivery, Message, Subscription, WrongBus, measure
from kernel.doorbell import Doorbell

Doc = dict[str, Any]


class EmbeddedBus:
    """See `kernel.bus.Bus`. Each topic is one partition: one consumer of a group reads it, others wait."""

    def __init__(self, database: Database[Doc], doorbell: Doorbell) -> None:
        self._database = database
        self._doorbell = doorbell
        self._logs: dict[str, Log] = {}
        self._member = Member(database)

    def publish(self, messages: Sequence[Message]) -> None:
        """Append, topic by topic; ring once for each topic."""
        measure(messages)
        topics: dict[str, list[Message]] = {}
        for message in messages:
            topics.setdefault(message.topic, []).append(message)
        with reaching():
            for topic, its in topics.items():
                self._log(topic).append(its)
                self._doorbell.ring(ring_of(topic))

    def subscribe(self, group: str, topics: Sequence[str]) -> Subscription:
        """A consumer that reads the topics which no living consumer of the group reads."""
        self._member.live()
        places = {topic: Places(self._database, self._member, group, topic) for topic in topics}
        return GroupSubscription({topic: self._log(topic) for topic in topics}, places, self._doorbell)

    def replay(self, topics: Sequence[str]) -> Iterator[Delivery]:
        """Topic by topic."""
        with reaching(UNHURRIED):
            ends = {topic: self._log(topic).length() for topic in topics}
        for topic, end in ends.items():
            at = 0
            while at < end:
                with reaching(UNHURRIED):
                    found = self._log(topic).read(at, end - at)
                if not found:
                    raise BusUnavailable(f"the log of {topic} was cut short while it was read")
                yield from found
                at += len(found)

    def marks(self, topics: Sequence[str]) -> dict[str, str]:
        """The name that the log's first entry bears, and its length."""
        with reaching():
            return {topic: f"{self._log(topic).length()}@{self._log(topic).name()}" for topic in topics}

    def wiped(self, marks: Mapping[str, str]) -> set[str]:
        """Shorter than it was, or begun by another entry."""
        now = self.marks(tuple(marks))
        return {topic for topic, mark in marks.items() if _lost(mark, now[topic])}

    def ready(self) -> bool:
        """Whether the database answers."""
        try:
            with reaching(2):
                self._database.command("ping")
        except Exception:
            return False
        return True

    def close(self) -> None:
        """Stop the heart: others take over at once."""
        self._member.leave()

    def _log(self, topic: str) -> Log:
        if topic not in self._logs:
            self._logs[topic] = Log(self._database, topic)
        return self._logs[topic]


def _lost(then: str, now: str) -> bool:
    length, _, name = then.partition("@")
    length_now, _, name_now = now.partition("@")
    return not then or int(length_now) < int(length) or bool(name and name != name_now)


def connect(url: str, *, database: Database[Doc] | None = None, doorbell: Doorbell | None = None) -> Bus:
    """The adapter for `embedded:`."""
    if url != "embedded:":
        raise WrongBus(f"BUS_URL is {url!r}: the bus on the database takes no address, write just embedded:")
    if database is None:
        raise WrongBus("BUS_URL is embedded: but there is no database for it. Set MONGO_URL.")
    return EmbeddedBus(database, doorbell or Doorbell())
