"""Taking turns (轮候): no caller fills a process alone; who asks for too much at once is told to come again.

A process answers a few requests at a time, and the others wait in a queue that has an end. Without a bound a
single impatient program would keep everybody else waiting; with it, his further requests are refused in less
time than it takes to answer them, and he knows when to try again.
"""

from __future__ import annotations

from collections import Counter
from threading import Lock

AGAIN_SECONDS = 1


class Turns:
    """How many requests of each caller a service of this process answers now; 0 is no bound."""

    def __init__(self, most: int) -> None:
        self._most, self._now, self._lock = most, Counter[str](), Lock()

    def take(self, caller: str) -> bool:
        """False if the caller has as many as he may; nothing is to be given back then."""
        with self._lock:
            if self._most and self._now[caller] >= self._most:
                return False
            self._now[caller] += 1
            return True

    def give(self, caller: str) -> None:
        """One of his requests was answered."""
        with self._lock:
            self._now[caller] -= 1
            if self._now[caller] <= 0:
                del self._now[caller]

    def waiting(self) -> int:
        """How many callers are being answered."""
        return len(self._now)
