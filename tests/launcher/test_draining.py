"""A web process that is asked to end lets nobody in any more, and answers whom it has let in."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from launcher.database import free_port
from launcher.settings import ROOT

CALLERS = 6


@pytest.fixture
def web(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """gunicorn with our settings, in front of an app that waits to be let go on."""
    port = free_port()
    env = {**os.environ, "PORT": str(port), "WEB_WORKERS": "2", "FENGQIAO_SERVES": "frontend"}
    told = [sys.executable, "-m", "gunicorn", "--config", "python:launcher.gunicorn_settings"]
    told += ["--chdir", str(ROOT), "tests.launcher.slow:app"]
    running = subprocess.Popen(told, cwd=ROOT, env=env | {"SLOW_FOLDER": str(tmp_path)})
    yield f"http://127.0.0.1:{port}", running
    running.kill()
    running.wait()


def called(url: str, answers: list[int]) -> None:
    """Ask until somebody listens; keep the answer."""
    while True:
        try:
            answers.append(httpx.get(url, timeout=60).status_code)
            return
        except httpx.ConnectError:
            time.sleep(0.1)


def test_what_is_under_way_is_answered(web: tuple[str, subprocess.Popen[bytes]], tmp_path: Path) -> None:
    (url, running), answers = web, list[int]()
    callers = [threading.Thread(target=called, args=(url, answers)) for _ in range(CALLERS)]
    for caller in callers:
        caller.start()
    while len(list(tmp_path.glob("in-*"))) < CALLERS:
        assert running.poll() is None
        time.sleep(0.05)
    running.send_signal(signal.SIGTERM)
    time.sleep(0.5)  # it knows by now; what it let in has not been answered yet
    assert answers == []
    (tmp_path / "go").touch()
    for caller in callers:
        caller.join()
    assert answers == [200] * CALLERS
    assert running.wait(60) == 0
    with pytest.raises(httpx.ConnectError):
        httpx.get(url, timeout=60)
