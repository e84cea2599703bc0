"""From Kafka's records to deliveries; and reading whole topics without a group."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from typing import Any

from kafka import KafkaConsumer, TopicPartition

from kernel.adapters.kafka_bus.extent import Extent
from kernel.adapters.kafka_bus.setting import FAILURES, Setting
from kernel.bus import BusUnavailable, Delivery

PATIENCE = 30  # seconds without progress
CONFIGURATION: dict[str, Any] = {
    "metrics_enabled": False,
    "enable_auto_commit": False,
    "auto_offset_reset": "earliest",
    "allow_auto_create_topics": False,
    "fetch_max_wait_ms": 20,
    "metadata_max_age_ms": 5000,  # a topic that was made anew is noticed within this time
}


def delivery(record: Any, prefix: str) -> Delivery:
    """Anything may lie in a topic: what is no text is shown with escapes, and nothing is dropped."""
    ids = [value for name, value in record.headers if name == "ce_id"]
    return Delivery(
        record.topic.removeprefix(prefix),
        record.partition,
        record.offset,
        _text(record.key or b""),
        _text(ids[0]) if ids else None,
        record.value or b"",
    )


def read_all(setting: Setting, extents: Mapping[str, Extent]) -> Iterator[Delivery]:
    """Every message within the extents, in order within each partition."""
    left = {
        TopicPartition(setting.prefix + topic, partition): following
        for topic, extent in extents.items()
        for partition, (first, following) in extent.reach.items()
        if first < following
    }
    if not left:
        return
    consumer = setting.open(KafkaConsumer, group_id=None, **CONFIGURATION)
    try:
        consumer.assign(list(left))
        consumer.seek_to_beginning(*left)
        yield from _until(consumer, left, setting.prefix)
    except FAILURES as away:
        raise BusUnavailable(f"Kafka did not answer as it should: {away}") from away
    finally:
        consumer.close(timeout_ms=2000)


def _until(consumer: Any, left: dict[TopicPartition, int], prefix: str) -> Iterator[Delivery]:
    """Read until every partition in `left` has reached its end."""
    progress = time.monotonic()
    while left:
        for part, records in consumer.poll(timeout_ms=500).items():
            progress = time.monotonic()
            for record in records:
                if record.offset < left.get(part, 0):
                    yield delivery(record, prefix)
            if part in left and records[-1].offset + 1 >= left[part]:
                del left[part]
                consumer.pause(part)
        if time.monotonic() - progress > PATIENCE:
            raise BusUnavailable(f"Kafka delivered nothing for {PATIENCE} seconds, and {len(left)} are left")


def _text(raw: bytes) -> str:
    return raw.decode(errors="backslashreplace")
