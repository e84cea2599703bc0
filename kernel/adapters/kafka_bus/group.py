"""A member of a consumer group: commits after the effect, keeps its partitions through a rebalance, and does
not trust its own place in a topic that was made anew.

A topic that was wiped begins at zero again, and an old place in it would silently skip what is new: the
client fetches by name and does not notice. So each commit carries the topic's id, and the id is asked for
again after each fetch: what was fetched from a new log is not delivered before its beginning.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from kafka import ConsumerRebalanceListener, KafkaConsumer, OffsetAndMetadata, TopicPartition
from kafka.coordinator.assignors.cooperative_sticky import CooperativeStickyAssignor
from kafka.errors import (
    CommitFailedError,
    IllegalGenerationError,
    RebalanceInProgressError,
    UnknownMemberIdError,
)

from kernel.adapters.kafka_bus import reading
from kernel.adapters.kafka_bus.setting import FAILURES, Setting
from kernel.adapters.kafka_bus.topics import Topics
from kernel.bus import BusUnavailable, Delivery, Superseded

LOST = (CommitFailedError, IllegalGenerationError, RebalanceInProgressError, UnknownMemberIdError)
CONFIGURATION: dict[str, Any] = {
    **reading.CONFIGURATION,
    "max_poll_records": 200,
    "max_poll_interval_ms": 300_000,  # a batch may take five minutes before the group gives it to another
    "session_timeout_ms": 10_000,  # a dead consumer's keys move on after this time
    "heartbeat_interval_ms": 1000,
    "partition_assignment_strategy": (CooperativeStickyAssignor,),
}


class GroupSubscription:
    """See `kernel.bus.Subscription`."""

    def __init__(self, setting: Setting, topics: Topics, group: str, names: Sequence[str]) -> None:
        self._setting = setting
        self._topics = topics
        self._group = setting.prefix + group
        self._names = tuple(names)
        self._consumer: Any = None
        self._batch: dict[TopicPartition, list[Any]] = {}
        self._logs: dict[TopicPartition, str] = {}

    def poll(self, timeout: float) -> list[Delivery]:
        """Fetch, check, hand over."""
        self.nack()
        try:
            fetched = self._joined().poll(timeout_ms=timeout * 1000)
            logs = self._topics.ids({part.topic for part in fetched})
            self._batch = {p: records for p, records in fetched.items() if self._current(p, logs[p.topic])}
        except FAILURES as away:
            self._leave()
            raise BusUnavailable(f"Kafka did not answer as it should: {away}") from away
        prefix = self._setting.prefix
        return [reading.delivery(record, prefix) for records in self._batch.values() for record in records]

    def ack(self) -> None:
        """Commit the places behind the batch, with the ids of the topics they are places in."""
        places = {
            part: OffsetAndMetadata(records[-1].offset + 1, self._logs.get(part, ""), -1)
            for part, records in self._batch.items()
        }
        if not places:
            return
        try:
            self._consumer.commit(places, timeout_ms=5000)
        except LOST as lost:
            self._batch = {}
            raise Superseded(f"the group gave these keys to another consumer: {lost}") from lost
        except FAILURES as away:
            raise BusUnavailable(f"Kafka did not take the acknowledgement: {away}") from away
        self._batch = {}

    def nack(self) -> None:
        """Go back to where the batch began."""
        batch, self._batch = self._batch, {}
        for part, records in batch.items():
            if self._consumer is not None and part in self._consumer.assignment():
                self._consumer.seek(part, records[0].offset)

    def lag(self) -> int:
        """The ends of the partitions less what the group has committed."""
        return self._topics.behind(self._group, self._names)

    def close(self) -> None:
        """Leave the group."""
        self._leave()

    def _joined(self) -> Any:
        if self._consumer is None:
            self._topics.ensure(self._names)
            self._consumer = self._setting.open(KafkaConsumer, group_id=self._group, **CONFIGURATION)
            names = [self._setting.prefix + name for name in self._names]
            self._consumer.subscribe(names, listener=_Moves(self._logs))
        return self._consumer

    def _current(self, part: TopicPartition, log: str) -> bool:
        """Whether the place we read from is a place in the log that lies there now; else go to its start."""
        known = self._logs.get(part)
        if known is None:
            place = self._consumer.committed(part, metadata=True, timeout_ms=5000)
            known = (place.metadata if place else "") or log
        self._logs[part] = log
        if known == log or not log:
            return True
        self._consumer.seek(part, 0)
        return False

    def _leave(self) -> None:
        consumer, self._consumer = self._consumer, None
        self._batch = {}
        self._logs.clear()
        if consumer is not None:
            with suppress(*FAILURES):  # a good-bye that does not arrive only costs the group a few seconds
                consumer.close(autocommit=False, timeout_ms=3000)


class _Moves(ConsumerRebalanceListener):  # type: ignore[misc]  # the library has no types
    """What was known of a partition is asked again when it comes back."""

    def __init__(self, logs: dict[TopicPartition, str]) -> None:
        self._logs = logs

    def on_partitions_revoked(self, revoked: set[TopicPartition]) -> None:
        for part in revoked:
            self._logs.pop(part, None)

    def on_partitions_assigned(self, assigned: set[TopicPartition]) -> None:
        """Nothing to do: a partition is checked when its first message comes."""
