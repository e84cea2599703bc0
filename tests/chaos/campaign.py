"""A long run (长跑): trial after trial on fresh stacks, until all faults have struck enough, then on."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from tests.chaos.fault import Fault
from tests.chaos.load import Load, Pace
from tests.chaos.memory import Memory
from tests.chaos.stacks import PASSWORD, Stack
from tests.chaos.trial import Row, held

Make = Callable[[Path, str], Stack]  # folder, what is special about it
MOST = 5  # stacks that did not hold, after which a run ends
FULL = 12_000  # answers after which a fresh stack is taken: checking an old one would take most of the time


class Campaign:
    """One kind of stack. Same seed, same order of faults and moments."""

    def __init__(
        self, kind: str, make: Make, faults: Iterable[Fault], folder: Path, seed: str, pace: Pace
    ) -> None:
        self.kind, self._make, self._folder, self._seed, self._pace = kind, make, folder, seed, pace
        self.faults = [fault for fault in faults if kind in fault.stacks]
        self.rows = {fault.name: Row(fault.name, kind) for fault in self.faults}
        self._odds = random.Random(f"{seed}/{kind}")
        self.memory = Memory(kind)
        self.failures = 0
        self._number = 0
        self.after_each: Callable[[], None] = lambda: None

    def run(self, seconds: float) -> bool:
        """Until the time is over; True if everything held. What did not is kept; a fresh stack goes on."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.failures < MOST:
            special = self._odds.choice(sorted({fault.special for fault in self._wanted()}))
            self._on_fresh_stack(special, end)
        return not self.failures

    def _wanted(self) -> list[Fault]:
        """Those that never struck, then those that have not often enough; then all again: the soak."""
        if never := [fault for fault in self.faults if not self.rows[fault.name].times]:
            return never
        short = [fault for fault in self.faults if self.rows[fault.name].times < fault.goal]
        return short or self.faults

    def _on_fresh_stack(self, special: str, end: float) -> None:
        self._number += 1
        folder = self._folder / f"{self.kind}-{self._number}"
        stack, before = self._make(folder, special), self.failures
        stack.start()
        load = Load(stack, folder, PASSWORD, self._pace, f"{self._seed}/{self._number}")
        try:
            load.start()
            load.until(self._pace.cases)
            say(f"{self.kind}-{self._number} ({special or 'plain'}) is loaded", {"cases": load.under_way})
            self._trials(stack, load, special, end)
        finally:
            load.close()
            stack.close()
        if self.failures == before:
            shutil.rmtree(folder, ignore_errors=True)

    def _trials(self, stack: Stack, load: Load, special: str, end: float) -> None:
        while time.monotonic() < end and load.book.rows < FULL:
            fitting = [fault for fault in self._wanted() if fault.special == special]
            if not fitting:
                return
            fault = self._odds.choice(fitting)
            seed = f"{self._seed}/{self._number}/{self._odds.random()}"
            good = held(self.rows[fault.name], fault, fault.together, stack, load, seed)
            self.memory.look(stack)
            say(f"{self.kind}-{self._number} {fault.name}: {'held' if good else 'DID NOT HOLD'}", load.counts)
            self.after_each()
            if not good:
                say(
                    "\n".join(self.rows[fault.name].findings[:40]),
                    {"kept in": str(stack.folder), "seed": seed},
                )
                self.failures += 1
                return


def say(what: str, more: Mapping[str, object]) -> None:
    """A line of the run's own log."""
    counts = ", ".join(f"{name} {value}" for name, value in more.items())
    print(f"{time.strftime('%H:%M:%S')} {what} ({counts})", flush=True)
