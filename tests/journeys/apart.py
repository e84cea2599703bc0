"""Every service as its own web process, worker and database, on Kafka; the frontend over the network."""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from launcher.database import free_port
from launcher.roster import SERVICES
from launcher.settings import ROOT

PATIENCE = 90.0  # seconds until a part serves; a first start on a busy machine is slow
FRONTEND = "frontend"


class Apart:
    """The whole system in thirteen processes, none of which knows another but by address."""

    def __init__(self, mongo_url: str, bus_url: str, folder: Path) -> None:
        self._folder = folder
        ports = {name: free_port() for name in (*SERVICES, FRONTEND)}
        self.urls = {name: f"http://127.0.0.1:{port}" for name, port in ports.items()}
        self.env = {
            **os.environ,
            "MONGO_URL": mongo_url,
            "BUS_URL": bus_url,
            "SERVICE_KEY": secrets.token_hex(32),
            "MASTER_KEY": secrets.token_hex(32),
            "FRONTEND_SECRET": secrets.token_hex(32),
            "DATABASE_PREFIX": f"apart{secrets.token_hex(4)}",
            "DATA_DIR": str(folder),
            "DEV_CODES": "1",
            "WEB_WORKERS": "1",
            **{f"{name.upper()}_URL": self.urls[name] for name in SERVICES},
        }
        self._ports = ports
        self._running: dict[str, list[subprocess.Popen[bytes]]] = {}

    def start(self, name: str) -> None:
        """Start a service's web process and worker, or the frontend. Does not wait."""
        kinds = ("web",) if name == FRONTEND else ("web", "worker")
        self._running[name] = [self._spawn(kind, name) for kind in kinds]

    def wait(self, *names: str) -> None:
        """Until each of these serves."""
        end = time.monotonic() + PATIENCE
        for name in names or tuple(self._running):
            while not self._serves(name):
                if time.monotonic() > end:
                    raise TimeoutError(f"{name} does not serve; see {self._folder}")
                time.sleep(0.2)

    def stop(self, name: str, number: int = signal.SIGTERM) -> None:
        """End a service's processes: politely, or with SIGKILL."""
        running = self._running.pop(name, [])
        for process in running:
            process.send_signal(number)
        for process in running:
            process.wait(30)

    def close(self) -> None:
        """End everything."""
        for name in list(self._running):
            self.stop(name, signal.SIGKILL)

    def _spawn(self, kind: str, name: str) -> subprocess.Popen[bytes]:
        log = (self._folder / f"{kind}-{name}.log").open("ab")
        env = {**self.env, "PORT": str(self._ports[name])}
        told = [sys.executable, str(ROOT / "fengqiao.py"), kind, name]
        with log:
            return subprocess.Popen(told, cwd=ROOT, env=env, stdout=log, stderr=log)

    def _serves(self, name: str) -> bool:
        try:
            return httpx.get(f"{self.urls[name]}/readyz", timeout=5).status_code == 200
        except httpx.HTTPError:
            return False


@contextmanager
def everything_apart(mongo_url: str, bus_url: str, folder: Path) -> Iterator[Apart]:
    """All of it, started and serving."""
    made = Apart(mongo_url, bus_url, folder)
    try:
        for name in (*SERVICES, FRONTEND):
            made.start(name)
        made.wait()
        yield made
    finally:
        made.close()
