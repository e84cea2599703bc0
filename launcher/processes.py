"""Processes that die with the launcher, and the ending of those that a killed launcher left behind.

A process id alone proves nothing, since ids are given out again: a recorded process is ended only if it also
started at the recorded moment, in the same boot, with the same command line.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def die_with_parent(parent: int) -> None:
    """Be killed when the thread that forked this process ends; end at once if it is gone already."""
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def spawn(command: Sequence[str], env: Mapping[str, str], folder: Path) -> subprocess.Popen[bytes]:
    """Start a child in a session of its own: Ctrl-C then reaches the launcher alone, which ends the rest.

    Call it from the main thread only: the death signal follows the thread, not the process.
    """
    return subprocess.Popen(
        command,
        env=dict(env),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_dies_with(os.getpid()),
    )


def _dies_with(parent: int) -> Callable[[], None]:
    return lambda: die_with_parent(parent)


def identity(pid: int) -> dict[str, Any] | None:
    """What tells this process from a later one with the same id; None if there is none."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
        command = Path(f"/proc/{pid}/cmdline").read_bytes().rstrip(b"\0").decode(errors="replace").split("\0")
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except (FileNotFoundError, ProcessLookupError):
        return None
    state, *fields = stat.rpartition(")")[2].split()
    if state == "Z":
        return None
    return {"pid": pid, "started": int(fields[18]), "boot": boot, "command": command}


def end_orphan(recorded: Mapping[str, Any], patience: float = 5.0) -> bool:
    """Kill a recorded process with its group, if it is still that one; True if it was there."""
    pid = recorded.get("pid")
    if not isinstance(pid, int) or identity(pid) != dict(recorded):
        return False
    with contextlib.suppress(ProcessLookupError):
        group = os.getpgid(pid)
        os.killpg(pid, signal.SIGKILL) if group == pid else os.kill(pid, signal.SIGKILL)
    end = time.monotonic() + patience
    while identity(pid) == dict(recorded) and time.monotonic() < end:
        time.sleep(0.01)
    return True


def stop(child: subprocess.Popen[Any], patience: float) -> bool:
    """Ask it to finish; after `patience` seconds kill its whole group. True if it finished by itself."""
    with contextlib.suppress(ProcessLookupError):
        child.terminate()
    try:
        child.wait(patience)
        finished = True
    except subprocess.TimeoutExpired:
        finished = False
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    return finished
