"""The real thing and the floors beside it, on the same database server, for one run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from launcher.database import free_port
from launcher.settings import ROOT

PASSWORD = "bench-only-password"


@dataclass(frozen=True)
class Stack:
    """Where the real thing and the floors listen, and the database behind both."""

    real: str
    bare: str
    mongo_url: str
    folder: Path


@contextmanager
def running(folder: Path) -> Iterator[Stack]:
    """`up` on a fresh data folder, and the bare app under the same server settings."""
    ports = free_port(), free_port()
    env = {**os.environ, "DATA_DIR": str(folder), "PORT": str(ports[0]), "DEV_CODES": "1"}
    env |= {"SAMPLE_PASSWORD": PASSWORD, "CALLER_TURNS": "0"}  # one caller is the whole load
    log = (folder.parent / "bench.log").open("wb")
    real = subprocess.Popen(
        [sys.executable, str(ROOT / "fengqiao.py"), "up"], env=env, stdout=log, stderr=log
    )
    bare: subprocess.Popen[bytes] | None = None
    try:
        wait(f"http://127.0.0.1:{ports[0]}/readyz")
        mongo_url = json.loads((folder / "run.json").read_text())["mongo_url"]
        bare = _bare(ports[1], mongo_url, log.fileno())
        wait(f"http://127.0.0.1:{ports[1]}/nothing", 405)
        yield Stack(f"http://127.0.0.1:{ports[0]}", f"http://127.0.0.1:{ports[1]}", mongo_url, folder)
    finally:
        for process in (bare, real):
            if process:
                process.terminate()
                process.wait(30)


def _bare(port: int, mongo_url: str, log: int) -> subprocess.Popen[bytes]:
    env = {**os.environ, "PORT": str(port), "MONGO_URL": mongo_url}
    told = [
        sys.executable,
        "-m",
        "gunicorn",
        "--config",
        "python:launcher.gunicorn_settings",
        "bench.bare:make()",
    ]
    return subprocess.Popen(told, cwd=ROOT, env=env, stdout=log, stderr=log)


def wait(url: str, status: int = 200, seconds: float = 60.0) -> None:
    """Until this address answers so."""
    end = time.monotonic() + seconds
    while True:
        try:
            if httpx.get(url, timeout=5).status_code == status:
                return
        except httpx.HTTPError:
            pass
        if time.monotonic() > end:
            raise TimeoutError(url)
        time.sleep(0.1)
