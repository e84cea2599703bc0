"""`make chaos`: HOURS (2), SEED (made up, printed), STACK (embedded, kafka, both), ONLY (part of a name)."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.chaos.campaign import Campaign, say
from tests.chaos.fault import Fault
from tests.chaos.faults import ALL
from tests.chaos.load import Pace
from tests.chaos.stacks.making import MAKERS, missing


def main() -> int:
    """Runs; 1 where something did not hold, and then the stack's files and logs stay."""
    hours = float(os.environ.get("HOURS") or 2)
    seed = os.environ.get("SEED") or secrets.token_hex(4)
    wanted = os.environ.get("STACK") or "both"
    kinds = ("embedded", "kafka") if wanted == "both" else (wanted,)
    pace = Pace(int(os.environ.get("CASES") or 1000), rate=float(os.environ.get("RATE") or 40))
    faults = list(_possible(os.environ.get("ONLY") or ""))
    folder = Path(os.environ.get("CHAOS_DIR") or tempfile.mkdtemp(prefix="fengqiao-chaos-"))
    say(f"SEED={seed} HOURS={hours:g} STACK={wanted}", {"files": folder, "cases under way": pace.cases})
    runs = [Campaign(kind, MAKERS[kind], faults, folder, seed, pace) for kind in kinds]
    began, good = time.monotonic(), True
    for run in runs:
        try:
            good = run.run(hours * 3600 / len(runs)) and good
        except Exception as fault:
            say(f"{run.kind} broke off: {fault!r}", {"files": folder})
            good = False
    print("\n".join(run.told() for run in runs))
    say(
        "everything held" if good else "SOMETHING DID NOT HOLD",
        {"seed": seed, "seconds": f"{time.monotonic() - began:.0f}"},
    )
    if good:
        shutil.rmtree(folder, ignore_errors=True)
    return 0 if good else 1


def _possible(only: str) -> Iterator[Fault]:
    """The faults that this machine can be struck with; the others are named."""
    for fault in ALL:
        if why := missing(fault.special):
            say(f"NOT RUN: {fault.name}", {"why": why})
        elif only in fault.name:
            yield fault


if __name__ == "__main__":
    sys.exit(main())
