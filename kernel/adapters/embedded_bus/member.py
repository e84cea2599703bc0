"""Who lives: each process that consumes counts up a number once a second; whose number stands still is dead.

No clock is compared between processes, so a clock that is moved by a day takes nobody's place away. On the
same machine the process table tells at once, so a restart after `kill -9` does not wait.
"""

from __future__ import annotations

import os
import threading
import time
import uuid
from pathlib import Path
from typing import Any

from pymongo.database import Database
from pymongo.errors import PyMongoError

from kernel.adapters.embedded_bus.reach import reaching
from kernel.bus import BusUnavailable

Doc = dict[str, Any]
BEAT = 1.0  # seconds
STILL = 5.0  # seconds without a beat, seen by oneself, that mean death


class Member:
    """This process's place among the consumers."""

    def __init__(self, database: Database[Doc]) -> None:
        self.id = f"{_machine()}:{os.getpid()}:{_started(os.getpid())}:{uuid.uuid4().hex}"
        self._members = database["members"]
        self._groups = database["groups"]
        self.holding: set[str] = set()  # places that consumers of this process read now
        self._seen: dict[str, tuple[int, float]] = {}
        self._over = threading.Event()
        self._heart: threading.Thread | None = None
        self._starting = threading.Lock()

    def live(self) -> None:
        """Begin to beat; once."""
        with self._starting:
            if self._heart is None:
                self._heart = threading.Thread(target=self._beat, name="bus-member", daemon=True)
                self._heart.start()

    def leave(self) -> None:
        """Stop, and leave every place to others."""
        self._over.set()
        if self._heart:
            self._heart.join(STILL)
        try:
            with reaching(2):
                self._members.delete_one({"_id": self.id})
                self._groups.update_many({"owner": self.id}, {"$set": {"owner": None}})
        except BusUnavailable:
            return  # the others find out by themselves

    def dead(self, other: str) -> bool:
        """Whether `other` may be taken over from. Call it again and again: it needs time to be sure."""
        if _gone(other):
            return True
        try:
            beat = self._members.find_one({"_id": other})
        except PyMongoError:
            self._seen.clear()  # while the database was away nobody's heart could be heard
            raise
        count, now = (beat["beat"] if beat else 0), time.monotonic()
        known, since = self._seen.get(other, (None, now))
        if count != known:
            since = now
        self._seen[other] = (count, since)
        return now - since > STILL

    def _beat(self) -> None:
        while not self._over.is_set():
            try:
                with reaching():
                    self._members.update_one({"_id": self.id}, {"$inc": {"beat": 1}}, upsert=True)
            except BusUnavailable:
                pass
            self._over.wait(BEAT)


def _machine() -> str:
    """This machine and its process table, or nothing where the system does not tell."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        return f"{boot}/{os.readlink('/proc/self/ns/pid')}".replace(":", "")
    except OSError:
        return ""


def _started(process: int) -> str:
    """When a process began, in the kernel's ticks; empty where there is no such process."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""


def _gone(member: str) -> bool:
    machine, process, started, _ = member.split(":")
    return machine == _machine() != "" and _started(int(process)) != started
