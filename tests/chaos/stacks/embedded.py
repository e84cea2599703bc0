"""`./fengqiao up` as one machine runs it: struck parts come back by its own supervisor."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import httpx

from launcher.database import free_port
from launcher.roster import SERVICES
from launcher.settings import ROOT
from tests.chaos.stacks import PASSWORD, forked

PATIENCE = 120.0  # seconds until it serves; others may keep the machine busy
TIRED = 3  # deaths after which the supervisor's pauses would be all that is measured


class Embedded:
    """One data folder, one port. `extra` goes into the environment of all its processes."""

    name = "embedded"

    def __init__(self, folder: Path, extra: Mapping[str, str] | None = None) -> None:
        self.folder, port = folder, free_port()
        outside = {name: value for name, value in os.environ.items() if name not in ("MONGO_URL", "BUS_URL")}
        told = {"DATA_DIR": str(folder / "var"), "PORT": str(port), "SAMPLE_PASSWORD": PASSWORD}
        self.env = {**outside, **told, "DEV_CODES": "1"}
        self._extra = dict(extra or {})
        self.urls = dict.fromkeys(SERVICES, f"http://127.0.0.1:{port}")
        self._launcher: subprocess.Popen[bytes] | None = None
        self._deaths = 0

    def start(self) -> None:
        """Start it and wait until it serves."""
        self.folder.mkdir(parents=True, exist_ok=True)
        log = (self.folder / "up.log").open("ab")
        with log:
            env = {**self.env, **self._extra}
            self._launcher = subprocess.Popen(_fengqiao("up"), cwd=ROOT, env=env, stdout=log, stderr=log)
        self._deaths, end = 0, time.monotonic() + PATIENCE
        while not self.ready():
            if self._launcher.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"it does not start: see {self.folder / 'up.log'}")
            time.sleep(0.1)

    def close(self) -> None:
        """End it."""
        self._end(signal.SIGTERM)

    def parts(self) -> tuple[str, ...]:
        """The three processes that the supervisor tends; relay, consumer and clocks are in the worker."""
        return ("web", "worker", "database")

    def pids(self, part: str) -> list[int]:
        """The part's process and what it forked."""
        path = self.folder / "var" / "run.json"
        try:
            child = json.loads(path.read_text())["children"].get(part)
        except (OSError, ValueError, KeyError):
            return []
        return [int(child["pid"]), *forked(int(child["pid"]))] if child else []

    def kill(self, part: str) -> None:
        """The supervisor starts it again, later each time: after a few deaths the launcher dies as well."""
        if part == "everything" or self._deaths >= TIRED:
            self._end(signal.SIGKILL)
            self.start()
            return
        self._deaths += 1
        for pid in self.pids(part)[:1]:
            os.kill(pid, signal.SIGKILL)

    def restart(self) -> None:
        """Ctrl-C, and again."""
        self._end(signal.SIGTERM)
        self.start()

    def ready(self) -> bool:
        """What /readyz says."""
        try:
            return httpx.get(f"{self.urls['intake']}/readyz", timeout=5).status_code == 200
        except httpx.HTTPError:
            return False

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """In a process of its own, as an operator would."""
        return subprocess.run(
            _fengqiao(*words),
            cwd=ROOT,
            env=self.env,
            capture_output=True,
            text=True,
            timeout=1800,
            check=False,
        )

    def _end(self, number: int) -> None:
        if self._launcher is not None:
            self._launcher.send_signal(number)
            self._launcher.wait(60)
            self._launcher = None


def _fengqiao(*words: str) -> list[str]:
    return [sys.executable, str(ROOT / "fengqiao.py"), *words]
