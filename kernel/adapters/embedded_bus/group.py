"""A consumer of a group on the embedded bus: reads the topics whose places it holds, waits for the bell."""

from __future__ import annotations

import time
from collections.abc import Mapping

from kernel.adapters.embedded_bus.log import Log, ring_of
from kernel.adapters.embedded_bus.places import Places
from kernel.adapters.embedded_bus.reach import reaching
from kernel.bus import Delivery, Superseded
from kernel.doorbell import Doorbell

BATCH = 200  # messages
LOOK = 1.0  # seconds after which a consumer looks although nobody rang


class GroupSubscription:
    """See `kernel.bus.Subscription`."""

    def __init__(self, logs: Mapping[str, Log], places: Mapping[str, Places], doorbell: Doorbell) -> None:
        self._logs = logs
        self._places = places
        self._doorbell = doorbell
        self._rings = tuple(ring_of(topic) for topic in logs)
        self._turn = list(logs)
        self._batch: list[Delivery] = []

    def poll(self, timeout: float) -> list[Delivery]:
        """Look, else wait for the bell; a batch that was not acknowledged comes again."""
        until = time.monotonic() + timeout
        while not self._batch:
            heard = self._doorbell.mark()
            with reaching():
                self._batch = self._look()
            left = until - time.monotonic()
            if self._batch or left <= 0:
                break
            self._doorbell.wait(self._rings, min(left, LOOK), heard)
        return list(self._batch)

    def ack(self) -> None:
        """Move each topic's place behind the batch."""
        ends = {delivery.topic: delivery.position + 1 for delivery in self._batch}
        with reaching():
            moved = [self._places[topic].move(end) for topic, end in ends.items()]
        self._batch = []
        if not all(moved):
            raise Superseded("another consumer of the group reads these messages now")

    def nack(self) -> None:
        """Nothing to do: what is not acknowledged comes again."""

    def lag(self) -> int:
        """The ends of the logs less the places of the group."""
        with reaching():
            return sum(
                log.length() - self._places[t].acknowledged(log.name()) for t, log in self._logs.items()
            )

    def close(self) -> None:
        """Release every place."""
        self._batch = []
        with reaching():
            for place in self._places.values():
                place.release()

    def _look(self) -> list[Delivery]:
        """A batch from the topics held; each look begins with another topic, so that none starves."""
        self._turn.append(self._turn.pop(0))
        batch: list[Delivery] = []
        for topic in self._turn:
            place, log = self._places[topic], self._logs[topic]
            if len(batch) < BATCH and place.held():
                place.begin_again(log.name())
                batch += log.read(place.next, BATCH - len(batch))
        return batch
