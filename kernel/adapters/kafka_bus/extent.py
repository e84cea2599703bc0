"""What a topic is known by and how far it reaches.

Kafka gives each topic an id when it is made: after a wipe the same name has another id. A log that was cut
short keeps its id but ends earlier.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kafka import OffsetSpec, TopicPartition


@dataclass(frozen=True)
class Extent:
    """A topic's id, and (first, next) of each partition."""

    id: str
    reach: dict[int, tuple[int, int]]

    def mark(self) -> str:
        """As text: `id@0:0-12,1:0-9`."""
        return f"{self.id}@" + ",".join(f"{p}:{a}-{b}" for p, (a, b) in sorted(self.reach.items()))

    @classmethod
    def read(cls, mark: str) -> Extent:
        """The opposite of `mark`."""
        id, _, parts = mark.partition("@")
        reach = {}
        for part in filter(None, parts.split(",")):
            partition, _, span = part.partition(":")
            first, _, following = span.partition("-")
            reach[int(partition)] = (int(first), int(following))
        return cls(id, reach)

    def lost(self, now: Extent) -> bool:
        """Whether something that was here is not in `now`."""
        return self.id != now.id or any(
            now.reach.get(p, (0, -1))[0] > first or now.reach.get(p, (0, -1))[1] < following
            for p, (first, following) in self.reach.items()
        )


def measured(admin: Any, names: list[str]) -> dict[str, Extent]:
    """The extents of these topics, asked of the broker now."""
    topics = {topic["name"]: topic for topic in admin.describe_topics(names)}
    parts = [TopicPartition(n, p["partition_index"]) for n in names for p in topics[n]["partitions"]]
    first = admin.list_partition_offsets(dict.fromkeys(parts, OffsetSpec.EARLIEST))
    following = admin.list_partition_offsets(dict.fromkeys(parts, OffsetSpec.LATEST))
    return {
        name: Extent(
            str(topics[name]["topic_id"] or ""),
            {p.partition: (first[p].offset, following[p].offset) for p in parts if p.topic == name},
        )
        for name in names
    }
