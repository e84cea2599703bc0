"""A group: how far it has read each topic, and which consumer reads it now, in one document per topic.

Taking over counts the fence up, and an acknowledgement names the fence it was read under: a consumer that was
believed dead and comes back is refused.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from kernel.adapters.embedded_bus.log import Log, ring_of
from kernel.adapters.embedded_bus.member import Member
from kernel.adapters.embedded_bus.reach import DURABLE, SETTLED, reaching
from kernel.bus import Delivery, Superseded
from kernel.doorbell import Doorbell

Doc = dict[str, Any]
BATCH = 200  # messages
LOOK = 1.0  # seconds after which a consumer looks although nobody rang


class Places:
    """A group's place in one topic: `next` to be read, held by one consumer under a fence."""

    def __init__(self, database: Database[Doc], member: Member, group: str, topic: str) -> None:
        self._groups = database.get_collection("groups", write_concern=DURABLE, read_concern=SETTLED)
        self._id = f"{group}/{topic}"
        self._member = member
        self._fence: int | None = None
        self._log = ""
        self.next = 0

    def held(self) -> bool:
        """Whether this consumer reads the topic; takes it where nobody living does."""
        if self._fence is not None:
            return True
        place = self._groups.find_one({"_id": self._id})
        if place is None:
            return self._take_first()
        if not self._vacant(place["owner"]):
            return False
        mine = {"$set": {"owner": self._member.id}, "$inc": {"fence": 1}}
        if not self._groups.update_one({"_id": self._id, "fence": place["fence"]}, mine).matched_count:
            return False
        return self._hold(place["fence"] + 1, place["next"], place["log"])

    def move(self, to: int) -> bool:
        """Acknowledge up to `to`; False where another consumer has taken over."""
        place = {"_id": self._id, "fence": self._fence}
        if self._groups.update_one(place, {"$set": {"next": to, "log": self._log}}).matched_count:
            self.next = to
            return True
        self._let_go()
        return False

    def begin_again(self, log: str) -> None:
        """A log of another name lies where the old one lay: what it holds has not been read."""
        if log != self._log:
            self._log, self.next = log, 0

    def release(self) -> None:
        """Let another consumer have it."""
        fence = self._let_go()
        if fence is not None:
            self._groups.update_one({"_id": self._id, "fence": fence}, {"$set": {"owner": None}})

    def acknowledged(self, log: str) -> int:
        """How far the whole group is in the log of this name."""
        place = self._groups.find_one({"_id": self._id, "log": log})
        return int(place["next"]) if place else 0

    def _take_first(self) -> bool:
        place = {"_id": self._id, "owner": self._member.id, "fence": 1, "next": 0, "log": ""}
        try:
            self._groups.insert_one(place)
        except DuplicateKeyError:
            return False
        return self._hold(1, 0, "")

    def _vacant(self, owner: str | None) -> bool:
        """Nobody's, a dead one's, or our own from before: a good-bye may not have reached the database."""
        if owner == self._member.id:
            return self._id not in self._member.holding
        return owner is None or self._member.dead(owner)

    def _hold(self, fence: int, following: int, log: str) -> bool:
        self._fence, self.next, self._log = fence, following, log
        self._member.holding.add(self._id)
        return True

    def _let_go(self) -> int | None:
        fence, self._fence = self._fence, None
        if fence is not None:
            self._member.holding.discard(self._id)
        return fence


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
