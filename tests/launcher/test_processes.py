"""Children die with their parent; only what is certainly ours is ended."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from launcher import processes

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


def eventually(true: Callable[[], bool], seconds: float = 5.0) -> bool:
    """Whether it becomes true in time."""
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    return true()


def test_a_child_dies_with_a_killed_parent(tmp_path: Path) -> None:
    script = (
        "import os, time; from pathlib import Path; from launcher import processes\n"
        f"child = processes.spawn({SLEEP!r}, os.environ, Path('.'))\n"
        "print(child.pid, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    assert processes.identity(child) is not None
    parent.kill()
    parent.wait()
    assert eventually(lambda: processes.identity(child) is None)


def test_a_recorded_orphan_is_ended() -> None:
    orphan = subprocess.Popen(SLEEP, start_new_session=True)
    recorded = processes.identity(orphan.pid)
    assert recorded is not None
    assert processes.end_orphan(recorded)
    assert orphan.wait(5) == -9
    assert not processes.end_orphan(recorded)


@pytest.mark.parametrize(
    "difference", [{"started": 1}, {"command": ["other"]}, {"boot": "another"}, {"pid": "1"}, {"pid": None}]
)
def test_a_stranger_with_the_same_id_is_left_alone(difference: dict[str, object]) -> None:
    stranger = subprocess.Popen(SLEEP, start_new_session=True)
    try:
        recorded = processes.identity(stranger.pid)
        assert recorded is not None
        assert not processes.end_orphan({**recorded, **difference})
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_stop_kills_what_does_not_finish_in_time_with_its_group() -> None:
    stubborn = (
        "import signal, subprocess, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "grandchild = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "print(grandchild.pid, flush=True); time.sleep(60)"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", stubborn], start_new_session=True, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    grandchild = int(child.stdout.readline())
    assert not processes.stop(child, 0.2)
    assert eventually(lambda: processes.identity(grandchild) is None)


def test_a_process_that_is_gone_has_no_identity() -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    assert processes.identity(gone.pid) is None
    assert processes.identity(os.getpid()) is not None
