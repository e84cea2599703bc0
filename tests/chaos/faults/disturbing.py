"""I/O errors (读写错误): for a second the database's disk says EIO to what it is told to keep."""

from __future__ import annotations

import shutil
import subprocess
import time

from tests.chaos.fault import Fault, Scene

CALLS = ("fdatasync", "fsync", "pwrite64", "sync_file_range")


def errors(scene: Scene) -> float | None:
    """One of its calls fails a few times, or for a second, at a random instant."""
    if not shutil.which("strace"):
        scene.notes.append("strace is not here: apt-get install strace")
        return None
    time.sleep(scene.odds.uniform(0, 1))
    call, when = scene.odds.choice(CALLS), scene.odds.choice(("1", "1..3", "5+"))
    pids = scene.stack.pids("database")[:1]
    told = ["strace", "-qq", "-f", "-e", f"trace={call}", "-e", f"inject={call}:error=EIO:when={when}"]
    disturbing = subprocess.Popen(
        [*told, "-o", "/dev/null", *(word for pid in pids for word in ("-p", str(pid)))],
        stderr=subprocess.DEVNULL,
    )
    time.sleep(1.0)
    disturbing.terminate()
    disturbing.wait(20)
    return time.monotonic()


FAULTS = (Fault("I/O errors under the database", errors, 10, together=2),)
