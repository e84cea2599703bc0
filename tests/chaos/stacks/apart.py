"""Every service as its own processes, on a MongoDB and Apache Kafka; what is struck is brought back here."""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx

from launcher import appointing, sample
from launcher.database import broken, free_port
from launcher.roster import SERVICES
from launcher.settings import ROOT
from tests.chaos.stacks import PASSWORD, forked
from tests.support import mongo
from tests.support.kafka_broker import KafkaBroker
from tests.support.process import Process

PATIENCE = 180.0
LOOK = 5.0  # seconds between two looks at the database, as an orchestrator's probe would


class Apart:
    """Ten processes of the services, a database on files that stay, a broker."""

    name = "kafka"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.database: Process = mongo.embedded(folder / "database")
        self.broker = KafkaBroker(folder / "broker")
        self._ports = {name: free_port() for name in SERVICES}
        self.urls = {name: f"http://127.0.0.1:{port}" for name, port in self._ports.items()}
        keys = ("SERVICE_KEY", "MASTER_KEY", "FRONTEND_SECRET")
        self.env = {
            **os.environ,
            **{name: secrets.token_hex(32) for name in keys},
            **{f"{name.upper()}_URL": url for name, url in self.urls.items()},
            "MONGO_URL": mongo.url_of(self.database.port),
            "BUS_URL": f"kafka://{self.broker.address}",
            "DATA_DIR": str(folder),
            "DEV_CODES": "1",
            "WEB_WORKERS": "1",
        }
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._over, self._restarting = threading.Event(), threading.Lock()
        self._prober = threading.Thread(target=self._probe, daemon=True)

    def start(self) -> None:
        """Database, broker, services, staff."""
        self.database.start()
        mongo.prepare(self.database)
        self.broker.start()
        self._start_services()
        for member in sample.staff():
            appointing.appoint(
                self.urls["identity"], self.env["SERVICE_KEY"], {**member, "password": PASSWORD}
            )
        self._prober.start()

    def close(self) -> None:
        """End everything."""
        self._over.set()
        if self._prober.is_alive():
            self._prober.join()
        self._end_services(signal.SIGTERM)
        self.broker.stop()
        self.database.stop()

    def parts(self) -> tuple[str, ...]:
        """Each service's web process and worker by name."""
        return (*(f"{kind} {name}" for kind in ("web", "worker") for name in SERVICES), "database", "broker")

    def pids(self, part: str) -> list[int]:
        """Its process and what that forked."""
        if part in ("database", "broker"):
            return [self.database.pid if part == "database" else self.broker.process.pid]
        return [self._running[part].pid, *forked(self._running[part].pid)]

    def kill(self, part: str) -> None:
        """Dead, and started again at once, as an orchestrator would."""
        if part == "database":
            with self._restarting:
                self.database.kill()
                self.database.start()
        elif part == "broker":
            self.broker.go_away()
            self.broker.start()
        else:
            self._running[part].kill()
            self._running[part].wait(30)
            self._spawn(part)

    def restart(self) -> None:
        """All services politely; database and broker stay."""
        self._end_services(signal.SIGTERM)
        self._start_services()

    def ready(self) -> bool:
        """What every /readyz says."""
        try:
            return all(httpx.get(f"{url}/readyz", timeout=5).status_code == 200 for url in self.urls.values())
        except httpx.HTTPError:
            return False

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """As an operator would."""
        told = [sys.executable, str(ROOT / "fengqiao.py"), *words]
        return subprocess.run(
            told, cwd=ROOT, env=self.env, capture_output=True, text=True, timeout=1800, check=False
        )

    def _probe(self) -> None:
        """A database that answers only that it cannot is started again: after an I/O error it stays so."""
        while not self._over.wait(LOOK):
            if broken(self.env["MONGO_URL"]):
                self.kill("database")

    def _spawn(self, part: str) -> None:
        kind, name = part.split(" ")
        log = (self.folder / f"{kind}-{name}.log").open("ab")
        told = [sys.executable, str(ROOT / "fengqiao.py"), kind, name]
        env = {**self.env, "PORT": str(self._ports[name])}
        with log:
            self._running[part] = subprocess.Popen(told, cwd=ROOT, env=env, stdout=log, stderr=log)

    def _start_services(self) -> None:
        for part in self.parts():
            if " " in part:
                self._spawn(part)
        end = time.monotonic() + PATIENCE
        while not self.ready():
            if time.monotonic() > end:
                raise RuntimeError(f"it does not start: see {self.folder}")
            time.sleep(0.2)

    def _end_services(self, number: int) -> None:
        for process in self._running.values():
            process.send_signal(number)
        for process in self._running.values():
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(30)
        self._running = {}
