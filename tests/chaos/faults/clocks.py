"""A clock that is moved (时钟跳变): all processes of the stack jump by minutes or a day, and back."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

from tests.chaos.fault import Fault, Scene

SOURCE = Path(__file__).with_name("moved_clock.c")
SPECIAL = "clock"
JUMPS = (600, -600, 86_400, -86_400)  # seconds
FILE = "clock"


def missing() -> str:
    """What this machine lacks for it; empty where nothing."""
    return "" if shutil.which("cc") else "no C compiler is here: apt-get install gcc libc6-dev"


def environment(folder: Path) -> dict[str, str]:
    """What lets a process read its clock's offset from a file."""
    folder.mkdir(parents=True, exist_ok=True)
    library = folder / "moved_clock.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(SOURCE)], check=True)
    move(folder, 0)
    return {"LD_PRELOAD": str(library), "MOVED_CLOCK": str(folder / FILE)}


def move(folder: Path, seconds: int) -> None:
    """At once, for all who look at this file: eight bytes in one write."""
    descriptor = os.open(folder / FILE, os.O_WRONLY | os.O_CREAT, 0o600)
    os.pwrite(descriptor, seconds.to_bytes(8, "little", signed=True), 0)
    os.close(descriptor)


def moved(scene: Scene) -> float:
    """There, and after some seconds back again: a jump in each direction."""
    move(scene.stack.folder, scene.odds.choice(JUMPS))
    time.sleep(4 if scene.short else scene.odds.uniform(10, 30))
    move(scene.stack.folder, 0)
    return time.monotonic()


FAULTS = (Fault("wall clock moved ± 10 minutes, ± 1 day, and back", moved, 12, ("embedded",), 4, SPECIAL),)
