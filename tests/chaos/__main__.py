"""`make chaos`: HOURS (2), SEED (made up, printed), STACK (embedded, kafka, both), RATE (40 steps a second),
ONLY (part of a name).

AT_ONCE=1 strikes both stacks at the same time; `--report FILE` (REPORT=FILE) keeps the table as a page.
"""

from __future__ import annotations

import argparse
import os
import secrets
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.chaos import memory, report
from tests.chaos.campaign import Campaign, say
from tests.chaos.fault import Fault
from tests.chaos.faults import ALL
from tests.chaos.load import Pace
from tests.chaos.stacks.making import MAKERS, missing
from tests.chaos.table import table


def main() -> int:
    """Runs; 1 where something did not hold, and then the stack's files and logs stay."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--report", type=Path, help="write the table into this page, after every trial")
    page: Path | None = asked.parse_args().report
    told, pace = _told()
    folder = Path(os.environ.get("CHAOS_DIR") or tempfile.mkdtemp(prefix="fengqiao-chaos-"))
    say(told.command(), {"files": folder, "cases under way": pace.cases})
    kinds = ("embedded", "kafka") if told.stack == "both" else (told.stack,)
    faults = list(_possible(os.environ.get("ONLY") or ""))
    runs = [Campaign(kind, MAKERS[kind], faults, folder, told.seed, pace) for kind in kinds]
    began, at = time.monotonic(), time.time()

    def write() -> None:
        if page:
            rows = [row for run in runs for row in run.rows.values()]
            memories = [run.memory for run in runs]
            report.write(page, told, rows, memories, at, sum(run.failures for run in runs))

    for run in runs:
        run.after_each = write
    good = _struck(runs, told)
    write()
    print(table(row for run in runs for row in run.rows.values()))
    print(memory.table(run.memory for run in runs))
    what = "everything held" if good else "SOMETHING DID NOT HOLD"
    say(what, {"seed": told.seed, "seconds": f"{time.monotonic() - began:.0f}"})
    if good:
        shutil.rmtree(folder, ignore_errors=True)
    return 0 if good else 1


def _told() -> tuple[report.Told, Pace]:
    """From the environment."""
    env = os.environ
    pace = Pace(int(env.get("CASES") or 1000), rate=float(env.get("RATE") or 40))
    hours, stack = float(env.get("HOURS") or 2), env.get("STACK") or "both"
    seed = env.get("SEED") or secrets.token_hex(4)
    return report.Told(seed, pace.cases, hours, stack, bool(env.get("AT_ONCE")), pace.rate), pace


def _struck(runs: list[Campaign], told: report.Told) -> bool:
    """One stack after the other, each its share of the time, or all at once."""
    threads = len(runs) if told.at_once else 1
    seconds = told.hours * 3600 * threads / len(runs)
    with ThreadPoolExecutor(threads) as pool:
        return all(list(pool.map(lambda run: _held(run, seconds), runs)))


def _held(run: Campaign, seconds: float) -> bool:
    try:
        return run.run(seconds)
    except Exception as fault:
        run.failures += 1
        say(f"{run.kind} broke off: {fault!r}", {"files": "kept"})
        return False


def _possible(only: str) -> Iterator[Fault]:
    """The faults that this machine can be struck with; the others are named."""
    for fault in ALL:
        if why := missing(fault.special):
            say(f"NOT RUN: {fault.name}", {"why": why})
        elif only in fault.name:
            yield fault


if __name__ == "__main__":
    sys.exit(main())
