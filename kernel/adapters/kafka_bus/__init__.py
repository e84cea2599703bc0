"""The bus on Apache Kafka: one topic per publishing service, its messages spread by case id, kept for ever.

Transactions are not used: a message may come twice, and the effect bears it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kernel.adapters.kafka_bus.extent import Extent
from kernel.adapters.kafka_bus.group import GroupSubscription
from kernel.adapters.kafka_bus.publisher import Publisher
from kernel.adapters.kafka_bus.reading import read_all
from kernel.adapters.kafka_bus.setting import Setting
from kernel.adapters.kafka_bus.topics import Topics
from kernel.bus import Bus, BusUnavailable, Delivery, Message, Subscription, measure


class KafkaBus:
    """See `kernel.bus.Bus`."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._topics = Topics(setting)
        self._publisher = Publisher(setting, self._topics)

    def publish(self, messages: Sequence[Message]) -> None:
        """Send and wait for every acknowledgement."""
        measure(messages)
        self._publisher.publish(messages)

    def subscribe(self, group: str, topics: Sequence[str]) -> Subscription:
        """A member of Kafka's own consumer group."""
        return GroupSubscription(self._setting, self._topics, group, topics)

    def replay(self, topics: Sequence[str]) -> Iterator[Delivery]:
        """Partition by partition as the broker hands them out."""
        return read_all(self._setting, self._topics.extents(topics))

    def marks(self, topics: Sequence[str]) -> dict[str, str]:
        """Kafka's id of the topic, and from where to where each partition reaches."""
        return {topic: extent.mark() for topic, extent in self._topics.extents(topics).items()}

    def wiped(self, marks: Mapping[str, str]) -> set[str]:
        """Another id, or a partition that begins later or ends earlier than it did."""
        now = self._topics.extents(tuple(marks))
        return {topic for topic, mark in marks.items() if not mark or Extent.read(mark).lost(now[topic])}

    def ready(self) -> bool:
        """Whether a broker answers."""
        try:
            self._topics.ping()
        except BusUnavailable:
            return False
        return True

    def close(self) -> None:
        """Close producer and administration client."""
        self._publisher.close()
        self._topics.close()


def connect(url: str) -> Bus:
    """The adapter for `kafka://…`."""
    return KafkaBus(Setting.read(url))
