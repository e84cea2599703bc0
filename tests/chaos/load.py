"""The load (负载): a thousand cases under way, a few threads that take the next step of any of them."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import httpx

from launcher.demo.client import Client, Failed, Who
from launcher.demo.people import People
from tests.chaos import lives
from tests.chaos.book import Book
from tests.chaos.lives import Case
from tests.chaos.stacks import Stack

PATIENCE = 240.0  # seconds that a step is sent again for
LOOK = 0.5  # seconds before a case that waits is looked at again
TIMEOUT = httpx.Timeout(10.0, connect=2.0)


@dataclass(frozen=True)
class Pace:
    """How many cases are under way, how many threads go on with them, steps a second at most."""

    cases: int = 1000
    threads: int = 6
    rate: float = 40.0


class Load:
    """Runs from `start` to `close`; `rest` lets what is being done come to its end."""

    def __init__(self, stack: Stack, folder: Path, password: str, pace: Pace, seed: str) -> None:
        self.book = Book(folder / "ledger.jsonl")
        doors = {url: httpx.Client(base_url=url, timeout=TIMEOUT) for url in set(stack.urls.values())}
        self.client = Client(lambda name: doors[stack.urls[name]], self.book, PATIENCE, lambda phone: "")
        self.people = People(self.book.run, password)
        self.pace = pace
        self.failures: list[str] = []
        self.counts: Counter[str] = Counter()
        self._seed, self._doors, self._urls = seed, doors, dict(stack.urls)
        self._cases: list[tuple[float, Case]] = []
        self._lock, self._begun = threading.Lock(), 0
        self._going, self._over, self._busy = threading.Event(), threading.Event(), 0
        self._threads: list[threading.Thread] = []

    @property
    def under_way(self) -> int:
        """Cases begun and not over."""
        return len(self._cases) + self._busy

    def start(self) -> None:
        """Sign in those who do most, one after the other, and begin."""
        for name in ("officer", "operator"):
            self.token(self.people.staff(name))
        self._going.set()
        for number in range(self.pace.threads):
            thread = threading.Thread(target=self._work, args=(random.Random(f"{self._seed}/{number}"),))
            self._threads.append(thread)
            thread.start()

    def door(self, service: str) -> httpx.Client:
        """Where a service is called."""
        return self._doors[self._urls[service]]

    def token(self, who: Who) -> str:
        """Of somebody who signed in, now or before."""
        return self.client._token(who)

    def until(self, cases: int, seconds: float = 600.0) -> None:
        """Wait until so many are under way."""
        end = time.monotonic() + seconds
        while self.under_way < cases and not self.failures and time.monotonic() < end:
            time.sleep(0.2)

    def rest(self) -> None:
        """Take no further step; return when what was begun is answered."""
        self._going.clear()
        while self._busy and any(thread.is_alive() for thread in self._threads):
            time.sleep(0.05)

    def go_on(self) -> None:
        """After a rest."""
        self._going.set()

    def close(self) -> None:
        """It is over."""
        self._over.set()
        self._going.set()
        for thread in self._threads:
            thread.join()
        for door in self._doors.values():
            door.close()
        self.book.close()

    def _work(self, odds: random.Random) -> None:
        while self._going.wait() and not self._over.is_set():
            began, case = time.monotonic(), self._next(odds)
            if case is not None:
                self._back(case, self._tried(case))
            pause = self.pace.threads / self.pace.rate - (time.monotonic() - began)
            self._over.wait(max(0.0, pause))

    def _tried(self, case: Case) -> bool | None:
        """Whether the case went on; None where it must not be touched again."""
        try:
            return case.go_on()
        except Failed as failed:
            self.failures.append(f"case {case.number}: {failed}")
        except Exception as fault:
            self.failures.append(f"case {case.number}: {fault!r}")
        return None

    def _next(self, odds: random.Random) -> Case | None:
        """A new case while there are too few, else any that need not wait."""
        with self._lock:
            if not self._going.is_set():
                return None
            if len(self._cases) + self._busy < self.pace.cases:
                self._begun += 1
                self._busy += 1
                return lives.begun(self._begun, self.client, self.people, odds)
            now = time.monotonic()
            for _ in range(20):
                place = odds.randrange(len(self._cases)) if self._cases else -1
                if place >= 0 and self._cases[place][0] <= now:
                    self._cases[place], self._cases[-1] = self._cases[-1], self._cases[place]
                    self._busy += 1
                    return self._cases.pop()[1]
            return None

    def _back(self, case: Case, done: bool | None) -> None:
        with self._lock:
            self._busy -= 1
            self.counts["steps"] += bool(done)
            if case.over:
                self.counts["finished"] += 1
            elif done is not None:
                self._cases.append((0.0 if done else time.monotonic() + LOOK, case))
