"""A group's place in a topic, in one document: how far it has read, and which consumer reads it now.

Taking over counts the fence up, and an acknowledgement names the fence it was read under: a consumer that was
believed dead and comes back is refused.
"""

from __future__ import annotations

from typing import Any

from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from kernel.adapters.embedded_bus.member import Member
from kernel.adapters.embedded_bus.reach import DURABLE, SETTLED

Doc = dict[str, Any]


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
