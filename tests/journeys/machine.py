"""The whole system as `./fengqiao up` runs it on one machine, to be killed and started again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx

from launcher.database import free_port
from launcher.settings import ROOT

PASSWORD = "journeys-only-password"
PATIENCE = 90.0


class Machine:
    """One data folder and one port; everything in it dies with the launcher."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        outside = {name: value for name, value in os.environ.items() if name not in ("MONGO_URL", "BUS_URL")}
        told = {"DATA_DIR": str(folder / "var"), "PORT": str(self.port), "SAMPLE_PASSWORD": PASSWORD}
        self.env = {**outside, **told, "DEV_CODES": "1"}
        self._launcher: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it serves."""
        with (self.folder / "up.log").open("ab") as log:
            self._launcher = subprocess.Popen(
                self._command("up"), cwd=ROOT, env=self.env, stdout=log, stderr=log
            )
        end = time.monotonic() + PATIENCE
        while not self._serves():
            assert self._launcher.poll() is None, (self.folder / "up.log").read_text()
            assert time.monotonic() < end, (self.folder / "up.log").read_text()
            time.sleep(0.1)

    def end(self, number: int = signal.SIGTERM) -> None:
        """End it: politely, or with SIGKILL, which takes database, web and worker along."""
        if self._launcher is not None:
            self._launcher.send_signal(number)
            self._launcher.wait(60)
            self._launcher = None

    def command(self, *words: str, check: bool = True) -> str:
        """What a command of the launcher prints. Fails where it exits with another code than 0."""
        done = subprocess.run(
            self._command(*words), cwd=ROOT, env=self.env, capture_output=True, text=True, timeout=300
        )
        assert not check or done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def begin(self, *words: str) -> subprocess.Popen[str]:
        """A command in the background."""
        return subprocess.Popen(
            self._command(*words),
            cwd=ROOT,
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def _command(self, *words: str) -> list[str]:
        return [sys.executable, str(ROOT / "fengqiao.py"), *words]

    def _serves(self) -> bool:
        try:
            return httpx.get(f"{self.url}/readyz", timeout=5).status_code == 200
        except httpx.HTTPError:
            return False
