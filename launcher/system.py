"""The whole system on one machine: what `up` checks, starts, waits for and stops."""

from __future__ import annotations

import errno
import http.client
import json
import os
import socket
import sys
import time
from collections.abc import Mapping
from functools import partial
from typing import Any

from launcher import database, environment, figures, outside, processes, refusals, sample
from launcher.data_dir import DataDir
from launcher.say import say
from launcher.settings import ROOT, Settings
from launcher.supervisor import Part, Supervisor

PATIENCE = 60.0  # seconds until every part must be able to serve
HOPELESS = 3  # deaths of one part before the first "ready": another try would not help
DRAIN = 12.0  # seconds for requests that are under way
LAST_BREATH = 10.0  # seconds in which a killed run gives its port back; a busy machine needs some


class System:
    """One running system on one data folder."""

    def __init__(self, settings: Settings, data: DataDir, env: Mapping[str, str]) -> None:
        self.settings, self.data = settings, data
        left = data.read("run.json")
        end_orphans(left)
        self.figures = figures.begin(data.folder, left)
        check_port(settings.host, settings.port, LAST_BREATH if left else 0)
        outside.check(settings)
        self.mongo_url = settings.mongo_url or ""
        parts = [] if settings.mongo_url else [self._database(env)]
        self.env = environment.filled(env, settings, data, self.mongo_url)
        self.env |= {"PROMETHEUS_MULTIPROC_DIR": str(self.figures)}
        if not settings.mongo_url:
            self.env |= {"DATABASE_DIR": str(data.folder)}
        outside.check_settings(self.env)
        self.supervisor = Supervisor(ROOT, [*parts, *self._programs()], self._record)
        data.mark()

    def wait(self) -> None:
        """Until every part can serve, or somebody wants it to stop. Raises CannotStart."""
        end = time.monotonic() + PATIENCE
        while not self.supervisor.stopping and not ready(self.settings):
            if time.monotonic() > end or self.supervisor.most_deaths() >= HOPELESS:
                raise refusals.not_ready()
            self.supervisor.tend(0.05)

    def run(self) -> None:
        """Until somebody wants it to stop."""
        while not self.supervisor.stopping:
            self.supervisor.tend(5.0)

    def close(self) -> None:
        """Stop all parts in order; nothing of them is left."""
        self.supervisor.stop()
        figures.end(self.figures)
        (self.data.folder / "run.json").unlink(missing_ok=True)

    def _database(self, env: Mapping[str, str]) -> Part:
        folder = self.data.folder / "database"
        password = self.data.secrets((environment.DATABASE_PASSWORD,))[environment.DATABASE_PASSWORD]
        if not folder.exists():
            say("首次启动，正在准备内置数据库……", "First start: preparing the embedded database ...")
            database.provision(folder, password, env)
        port = database.free_port()
        self.mongo_url = database.url(port, password)
        broken = partial(database.broken, self.mongo_url)
        return Part(
            "database", database.command(folder, port), env, database.LAST_WORDS, needed=True, broken=broken
        )

    def _programs(self) -> list[Part]:
        web, worker = environment.with_doorbell(self.env)
        launcher = [sys.executable, str(ROOT / "fengqiao.py")]
        return [
            Part("worker", [*launcher, "worker", "all"], worker, patience=DRAIN),
            Part("web", [*launcher, "web", "all"], web, patience=DRAIN),
        ]

    def _record(self, running: dict[str, Any]) -> None:
        note = {
            "launcher": processes.identity(os.getpid()),
            "address": self.settings.address,
            "mongo_url": self.mongo_url,
            figures.NOTE: str(self.figures),
            "children": running,
        }
        self.data.write("run.json", note)


def end_orphans(left: Mapping[str, Any]) -> None:
    """End what a killed launcher left on this folder. The lock is held: none of it can be wanted."""
    for name, recorded in left.get("children", {}).items():
        if isinstance(recorded, dict) and processes.end_orphan(recorded):
            say(f"已结束上次遗留的进程 {name}。", f"Ended {name}, left over from the last run.")


def check_port(host: str, port: int, patience: float = 0) -> None:
    """Raises CannotStart where somebody listens already; gunicorn's shared port would not notice.

    After a kill -9 the last run's workers may still be dying: `patience` says how many seconds they get.
    """
    end = time.monotonic() + patience
    while (fault := _in_the_way(host, port)) is not None:
        if fault.errno != errno.EADDRINUSE or time.monotonic() >= end:
            raise refusals.cannot_listen(host, port, fault) from fault
        time.sleep(0.05)


def _in_the_way(host: str, port: int) -> OSError | None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind((host, port))
        except OSError as fault:
            return fault
    return None


def ready(settings: Settings) -> bool:
    """Whether every part says that it can serve, but for the sample staff, who are made after that."""
    host = settings.address.removeprefix("http://").rpartition(":")[0].strip("[]")
    connection = http.client.HTTPConnection(host, settings.port, timeout=5)
    try:
        connection.request("GET", "/readyz")
        answer = connection.getresponse()
        return answer.status == 200 or json.loads(answer.read()).get("faults") == [sample.FAULT]
    except (OSError, ValueError, http.client.HTTPException):
        return False
    finally:
        connection.close()
