"""SIGSTOP (慢消费者): a part that neither answers nor dies, and a worker that is ten times slower."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable

from tests.chaos.fault import Fault, Scene


def frozen(part: str, seconds: float) -> Callable[[Scene], float]:
    """Stopped for some time, then let go on."""

    def strike(scene: Scene) -> float:
        chosen = [name for name in scene.stack.parts() if name.split(" ")[0] == part]
        pids = scene.stack.pids(scene.odds.choice(chosen))
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        time.sleep(scene.odds.uniform(2, 4) if scene.short else seconds)
        for pid in pids:
            with contextlib.suppress(ProcessLookupError):  # its supervisor may have lost patience
                os.kill(pid, signal.SIGCONT)
        return time.monotonic()

    return strike


def slowed(scene: Scene) -> float | None:
    """Every message that a worker sends takes 20 ms longer, for a while."""
    if not shutil.which("strace"):
        scene.notes.append("strace is not here: apt-get install strace")
        return None
    chosen = [name for name in scene.stack.parts() if name.split(" ")[0] == "worker"]
    pids = scene.stack.pids(scene.odds.choice(chosen))
    told = [
        "strace",
        "-qq",
        "-f",
        "-e",
        "trace=sendto",
        "-e",
        "inject=sendto:delay_enter=20000",
        "-o",
        "/dev/null",
    ]
    slow = subprocess.Popen([*told, *(word for pid in pids for word in ("-p", str(pid)))])
    time.sleep(3 if scene.short else 30)
    slow.terminate()
    slow.wait(20)
    return time.monotonic()


FAULTS = (
    Fault("worker stopped (SIGSTOP) for 60 s", frozen("worker", 60), 4, together=1),
    Fault("web stopped (SIGSTOP) for 20 s", frozen("web", 20), 3, together=1),
    Fault("database stopped (SIGSTOP) for 20 s", frozen("database", 20), 3, together=1),
    Fault("worker ten times slower for 30 s", slowed, 4, together=1),
)
