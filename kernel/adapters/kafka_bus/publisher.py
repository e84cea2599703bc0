"""Publishing so that a failure can never put a later message of a case before an earlier one.

What is sent at once fits into one batch per partition, and a batch is stored whole or not at all; nothing
more is sent before all of it is acknowledged. After anything else the producer is thrown away: it might still
hold what the caller is about to publish again.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from typing import Any

from kafka import KafkaProducer
from kafka.errors import KafkaError

from kernel.adapters.kafka_bus.setting import FAILURES, Setting
from kernel.adapters.kafka_bus.topics import Topics
from kernel.bus import LARGEST, BusUnavailable, Message

ROOM = 1024 * 1024  # bytes of a batch
LOAD = ROOM // 2  # bytes of values sent at once; the rest of the room is for keys and headers
OVERHEAD = 200  # bytes counted for them per message
JSON_EVENT = ("content-type", b"application/cloudevents+json")
DELIVERY = 8000  # ms until a message that is not acknowledged has failed
CONFIGURATION: dict[str, Any] = {
    "metrics_enabled": False,
    "enable_idempotence": True,
    "acks": "all",
    "batch_size": ROOM,
    "linger_ms": 2000,  # nothing leaves before `flush`, so that a batch is whole
    "max_request_size": 2 * LARGEST,
    "max_block_ms": 5000,
    "request_timeout_ms": 4000,
    "delivery_timeout_ms": DELIVERY,
    "allow_auto_create_topics": False,  # a broker makes them with one partition, and forgets after a week
}


class Publisher:
    """One producer at a time, shared by the threads of a process."""

    def __init__(self, setting: Setting, topics: Topics) -> None:
        self._setting = setting
        self._topics = topics
        self._lock = threading.Lock()
        self._producer: KafkaProducer | None = None

    def publish(self, messages: Sequence[Message]) -> None:
        """See `kernel.bus.Bus.publish`."""
        with self._lock:
            self._topics.ensure({message.topic for message in messages})
            for load in loads(messages):
                try:
                    self._send(load)
                except FAILURES as failed:
                    self._discard()
                    raise BusUnavailable(f"Kafka did not acknowledge: {failed}") from failed

    def close(self) -> None:
        """Throw the producer away."""
        with self._lock:
            self._discard()

    def _send(self, load: Sequence[Message]) -> None:
        producer = self._producer or self._setting.open(KafkaProducer, **CONFIGURATION)
        self._producer = producer
        sent = [
            producer.send(
                self._setting.prefix + message.topic,
                key=message.key.encode(),
                value=message.value,
                headers=[("ce_id", message.id.encode()), JSON_EVENT],
            )
            for message in load
        ]
        producer.flush(DELIVERY / 1000 + 2)
        for acknowledgement in sent:
            acknowledgement.get(timeout=0)

    def _discard(self) -> None:
        producer, self._producer = self._producer, None
        self._topics.forget()
        if producer is None:
            return
        try:
            producer.close(timeout=1)
        except KafkaError:  # it waits for what it still holds; that is to be dropped, not sent
            producer._sender.force_close()


def loads(messages: Sequence[Message]) -> Iterator[list[Message]]:
    """The messages in portions that fit into one batch, whatever partition they go to."""
    load: list[Message] = []
    size = 0
    for message in messages:
        weight = len(message.value) + len(message.key) + OVERHEAD
        if load and size + weight > LOAD:
            yield load
            load, size = [], 0
        load.append(message)
        size += weight
    if load:
        yield load
