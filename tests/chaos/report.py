"""The report (报告) of a run, written by the run itself: `--report docs/chaos.md`."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from launcher.settings import ROOT
from tests.chaos import memory
from tests.chaos.memory import Memory
from tests.chaos.table import table
from tests.chaos.trial import Row
from tests.chaos.verdict import WAIT

HEAD = """\
# What was struck, and what came of it

`make chaos` starts whole stacks, keeps {cases} cases under way on each, strikes them, and after every trial
lets the load rest and runs `check` (V1 to V8, with the client's own ledger) and `verify`. This page is
written by such a run:

    {command}

| | |
|---|---|
| commit | {commit} |
| seed | {seed} |
| begun | {begun} |
| ran for | {minutes:.0f} minutes{at_once} |
| machine | {cores} cores, {load} at the end (load of one minute) |
| stacks that did not hold | {failures} |

"""
NOTES = """

**times**: strikes. **lost**: an answer, an event or an effect that is gone. **duplicated**: an effect that
came twice, a key with two cases. **other**: anything else that `check`, `verify` or the load complained of.
**recovery**: from the end of the fault until a new case went the whole way to both services in one try and
every `/readyz` was green; "-" where nothing has to recover. Times are those of a machine that other work
shared, so they are upper bounds, not figures of merit.
`check` waits at most {wait:.0f} seconds for what is under way to come to rest.
"""


@dataclass(frozen=True)
class Told:
    """What a run was told to do."""

    seed: str
    cases: int
    hours: float
    stack: str
    at_once: bool
    rate: float = 40.0

    def command(self) -> str:
        """The same again."""
        more = f" RATE={self.rate:g}" + (" AT_ONCE=1" if self.at_once else "")
        return f"make chaos SEED={self.seed} HOURS={self.hours:g} STACK={self.stack}{more}"


def write(
    path: Path, told: Told, rows: Iterable[Row], memories: Iterable[Memory], began: float, failures: int
) -> None:
    """All of it, anew; `began` by time.time()."""
    rows = list(rows)
    text = HEAD.format(
        cases=f"{told.cases:,}",
        command=told.command(),
        commit=_commit(),
        seed=told.seed,
        begun=time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime(began)),
        minutes=(time.time() - began) / 60,
        at_once=", both stacks at once" if told.at_once else "",
        cores=os.cpu_count(),
        load=f"{os.getloadavg()[0]:.1f}",
        failures=failures,
    )
    wrong = [f"- {row.fault} ({row.stack}): {finding}" for row in rows for finding in row.findings[:3]]
    found = "\n\n## What did not hold\n\n" + "\n".join(wrong) + "\n" if wrong else ""
    held = "\n## Memory of the parts, after every trial\n\n" + memory.table(memories) + "\n"
    path.write_text(text + table(rows) + NOTES.format(wait=WAIT) + held + found, encoding="utf-8")


def _commit() -> str:
    asked = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return asked.stdout.strip() or "unknown"
