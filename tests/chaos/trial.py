"""A trial (一轮): one fault strikes a loaded stack a few times; then rest, drain, verdict."""

from __future__ import annotations

import random
import statistics
import time
from dataclasses import dataclass, field

from tests.chaos.fault import Fault, Scene
from tests.chaos.load import Load
from tests.chaos.recovery import NotRecovered, Probe
from tests.chaos.stacks import Stack
from tests.chaos.verdict import Verdict, pronounce


@dataclass
class Row:
    """A line of the table: one fault on one stack, all its trials together."""

    fault: str
    stack: str
    times: int = 0
    lost: int = 0
    twice: int = 0
    others: int = 0
    recoveries: list[float] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)

    def add(self, verdict: Verdict, notes: list[str]) -> None:
        """What a trial came to."""
        self.lost += len(verdict.lost)
        self.twice += len(verdict.twice)
        self.others += len(verdict.other) + len(notes)
        self.findings += [*verdict.all(), *notes]

    def median(self) -> float | None:
        """Seconds."""
        return statistics.median(self.recoveries) if self.recoveries else None

    def worst(self) -> float | None:
        """Seconds."""
        return max(self.recoveries, default=None)


def held(
    row: Row, fault: Fault, times: int, stack: Stack, load: Load, seed: str, *, short: bool = False
) -> bool:
    """Strike, wait for the recovery each time, then look whether everything holds. True if it does."""
    scene = Scene(stack, load, random.Random(seed), short)
    probe = Probe(stack)
    try:
        for _ in range(times):
            over = fault.strike(scene)
            row.times += 1
            if over is not None:
                row.recoveries.append(probe.recovered(over))
    except NotRecovered as not_recovered:
        scene.notes.append(f"did not recover: {not_recovered}")
    finally:
        probe.close()
    verdict = at_rest(stack, load)
    scene.notes += load.failures
    load.failures = []
    row.add(verdict, scene.notes)
    return not verdict.all() and not scene.notes


def at_rest(stack: Stack, load: Load) -> Verdict:
    """The verdict, while the load holds its breath."""
    load.rest()
    began = time.monotonic()
    found = pronounce(stack, load.book.path)
    load.counts["seconds of checking"] += round(time.monotonic() - began)
    load.go_on()
    return found
