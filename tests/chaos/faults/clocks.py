"""A clock that is moved (时钟跳变): all processes of the stack jump by minutes or a day, and back."""

from __future__ import annotations

import time
from pathlib import Path

from tests.chaos.fault import Fault, Scene

LIBRARY = next(iter(sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))), None)
SPECIAL = "clock"
JUMPS = (600, -600, 86_400, -86_400)  # seconds
FILE = "clock"


def environment(folder: Path) -> dict[str, str]:
    """What lets a process read its clock from a file; measuring clocks stay true."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_text("+0")
    return {
        "LD_PRELOAD": str(LIBRARY),
        "FAKETIME_TIMESTAMP_FILE": str(folder / FILE),
        "FAKETIME_CACHE_DURATION": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "DONT_FAKE_MONOTONIC": "1",
    }


def moved(scene: Scene) -> float:
    """There, and after some seconds back again: a jump in each direction."""
    clock = scene.stack.folder / FILE
    clock.write_text(f"{scene.odds.choice(JUMPS):+d}")
    time.sleep(4 if scene.short else scene.odds.uniform(10, 30))
    clock.write_text("+0")
    return time.monotonic()


FAULTS = (Fault("clock moved ± 10 minutes, ± 1 day, and back", moved, 12, ("embedded",), 4, SPECIAL),)
