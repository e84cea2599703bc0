"""The topics themselves: made where they are missing, and asked about."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from kafka import KafkaAdminClient, TopicPartition
from kafka.errors import KafkaError, NodeNotReadyError

from kernel.adapters.kafka_bus.extent import Extent, measured
from kernel.adapters.kafka_bus.setting import FAILURES, Setting
from kernel.bus import LARGEST, BusUnavailable

KEPT = {
    "retention.ms": "-1",
    "retention.bytes": "-1",
    "cleanup.policy": "delete",
    "max.message.bytes": str(2 * LARGEST),
}
PATIENCE = 5000  # ms for one request
TOPIC_EXISTS = 36  # another process was faster
Answer = TypeVar("Answer")


class Topics:
    """Knows which topics exist. Names are the callers' own here; the prefix is added inside."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._lock = threading.RLock()
        self._client: KafkaAdminClient | None = None
        self._known: set[str] = set()

    def ensure(self, topics: Iterable[str]) -> None:
        """Make what is missing. Costs nothing for those known to exist."""
        with self._lock:
            unknown = sorted(set(topics) - self._known)
            if unknown:
                self._ask(lambda admin: self._make(admin, [self._setting.prefix + t for t in unknown]))
                self._known.update(unknown)

    def forget(self) -> None:
        """Something went wrong: look again before the next use."""
        with self._lock:
            self._known.clear()

    def extents(self, topics: Sequence[str]) -> dict[str, Extent]:
        """What each topic holds now; made where it is missing."""
        with self._lock:
            self.forget()
            self.ensure(topics)
            names = [self._setting.prefix + topic for topic in topics]
            found = self._ask(lambda admin: measured(admin, names))
        return dict(zip(topics, (found[name] for name in names), strict=True))

    def ids(self, names: Iterable[str]) -> dict[str, str]:
        """Kafka's ids of the topics with these full names, asked now; empty for one that is not there."""
        wanted = sorted(names)
        found = self._ask(lambda admin: admin.describe_topics(wanted)) if wanted else []
        return dict.fromkeys(wanted, "") | {topic["name"]: str(topic["topic_id"] or "") for topic in found}

    def behind(self, group: str, topics: Sequence[str]) -> int:
        """How many messages of these topics the group has not acknowledged."""
        done = self._ask(lambda admin: admin.list_group_offsets({group: None})[group])
        behind = 0
        for topic, extent in self.extents(topics).items():
            for partition, (first, following) in extent.reach.items():
                place = done.get(TopicPartition(self._setting.prefix + topic, partition))
                current = place is not None and place.metadata in ("", extent.id)
                behind += following - (max(first, place.offset) if current else first)
        return behind

    def ping(self) -> None:
        """Raises BusUnavailable unless a broker answers."""
        self._ask(lambda admin: admin.describe_topics([]))

    def close(self) -> None:
        """Close the client; the next use opens another."""
        with self._lock:
            client, self._client = self._client, None
        if client:
            client.close()

    def _make(self, admin: Any, names: list[str]) -> None:
        missing = [topic["name"] for topic in admin.describe_topics(names) if topic["error_code"]]
        if not missing:
            return
        wanted = {"num_partitions": self._setting.partitions, "replication_factor": self._setting.replication}
        made = admin.create_topics({n: {**wanted, "configs": KEPT} for n in missing}, raise_errors=False)
        for topic in made["topics"]:
            if topic["error_code"] not in (0, TOPIC_EXISTS):
                raise KafkaError(f"topic {topic['name']} cannot be made: {topic.get('error_message')}")
        admin.wait_for_topics(missing, timeout_ms=PATIENCE)

    def _ask(self, question: Callable[[Any], Answer]) -> Answer:
        """Ask the broker; once more with a new client where the old one had lost its connection."""
        with self._lock:
            try:
                try:
                    return question(self._admin())
                except NodeNotReadyError:
                    self.close()
                    return question(self._admin())
            except FAILURES as away:
                self.forget()
                self.close()
                raise BusUnavailable(f"Kafka did not answer as it should: {away}") from away

    def _admin(self) -> Any:
        if self._client is None:
            self._client = self._setting.open(KafkaAdminClient, request_timeout_ms=PATIENCE)
        return self._client
