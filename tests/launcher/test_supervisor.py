"""Parts that die are started again with growing pauses; what the others need stops last."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from launcher import refusals
from launcher.supervisor import LONGEST_PAUSE, Part, Supervisor


def part(name: str, code: str = "import time; time.sleep(60)") -> Part:
    """A part that runs a line of Python."""
    return Part(name, [sys.executable, "-c", code], dict(os.environ), patience=5.0)


class Ground:
    """Makes supervisors and stops them at the end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.notes: list[dict[str, Any]] = []
        self.made: list[Supervisor] = []

    def __call__(self, *parts: Part) -> Supervisor:
        supervisor = Supervisor(self.folder, parts, self.notes.append)
        self.made.append(supervisor)
        return supervisor


@pytest.fixture
def supervise(tmp_path: Path) -> Any:
    """A Ground."""
    ground = Ground(tmp_path)
    yield ground
    for supervisor in ground.made:
        supervisor.stop()


def tend_until(supervisor: Supervisor, true: Callable[[], bool], seconds: float = 10.0) -> bool:
    """Let it work until something is true."""
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        supervisor.tend(0.1)
    return true()


def test_a_part_that_lives_but_is_broken_is_ended_and_started_again(supervise: Ground, capsys: Any) -> None:
    sick = part("database")
    ill = [False, True, False]
    sick.broken = lambda: ill.pop(0) if ill else False
    supervisor = supervise(sick)
    supervisor.look = 0.05
    with supervisor.signals():
        supervisor.start()
        assert sick.child is not None
        first = sick.child.pid
        assert tend_until(supervisor, lambda: sick.child is not None and sick.child.pid != first)
    assert sick.deaths == 1
    assert "database" in capsys.readouterr().out


def test_a_killed_part_is_started_again_and_recorded(supervise: Ground, capsys: Any) -> None:
    web = part("web")
    supervisor = supervise(web)
    with supervisor.signals():
        supervisor.start()
        assert web.child is not None
        first = web.child.pid
        os.kill(first, signal.SIGKILL)
        assert tend_until(supervisor, lambda: web.child is not None and web.child.pid != first)
    assert [note["web"]["pid"] for note in supervise.notes] == [first, web.child.pid]
    assert "web ended unexpectedly (-9)" in capsys.readouterr().out


def test_pauses_grow_to_a_limit() -> None:
    sick = part("sick")
    pauses = []
    for deaths in range(1, 10):
        sick.deaths = deaths
        pauses.append(sick.pause())
    assert pauses[:4] == [0.5, 1.0, 2.0, 4.0]
    assert pauses[-1] == LONGEST_PAUSE


def test_a_part_that_dies_at_once_is_not_started_in_a_tight_loop(supervise: Ground) -> None:
    sick = part("sick", "raise SystemExit(3)")
    supervisor = supervise(sick)
    with supervisor.signals():
        supervisor.start()
        tend_until(supervisor, lambda: False, seconds=1.2)
    assert 1 <= sick.deaths <= 3


def test_sigterm_wakes_it_at_once_and_what_the_others_need_stops_last(
    supervise: Ground, tmp_path: Path
) -> None:
    order = tmp_path / "order"
    code = (
        "import signal, sys, time\n"
        f"def end(*_): open({str(order)!r}, 'a').write('NAME '); sys.exit(0)\n"
        "signal.signal(signal.SIGTERM, end); open('ready-NAME', 'w').close(); time.sleep(60)"
    )
    names = ("database", "worker", "web")
    parts = [part(name, code.replace("NAME", name)) for name in names]
    parts[0].needed = True
    supervisor = supervise(*parts)
    with supervisor.signals():
        supervisor.start()
        assert tend_until(supervisor, lambda: all((tmp_path / f"ready-{name}").exists() for name in names))
        os.kill(os.getpid(), signal.SIGTERM)
        began = time.monotonic()
        supervisor.tend(30.0)
        assert supervisor.stopping
        assert time.monotonic() - began < 1.0
        supervisor.stop()
    ended = order.read_text().split()
    assert sorted(ended) == sorted(names)
    assert ended[-1] == "database"


def test_the_signal_handlers_of_before_come_back(supervise: Ground) -> None:
    before = signal.getsignal(signal.SIGTERM)
    with supervise(part("web")).signals():
        assert signal.getsignal(signal.SIGTERM) is not before
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_full_disk_does_not_end_it_when_it_writes_down_what_runs(tmp_path: Path) -> None:
    web, notes, full = part("web"), [], [False, True, True, False]

    def record(note: dict[str, Any]) -> None:
        if full.pop(0) if full else False:
            raise refusals.disk_full(str(tmp_path), 0, 64)
        notes.append(note)

    supervisor = Supervisor(tmp_path, [web], record)
    try:
        with supervisor.signals():
            supervisor.start()
            assert web.child is not None
            first = web.child.pid
            os.kill(first, signal.SIGKILL)
            assert tend_until(supervisor, lambda: len(notes) == 2)
            assert notes[-1]["web"]["pid"] == web.child.pid != first
    finally:
        supervisor.stop()
