"""gunicorn's settings: threads, a socket of its own for each worker, a graceful end, no orphans."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

from prometheus_client import multiprocess

from launcher import roster
from launcher.processes import die_with_parent

MEMORY = "/dev/shm"
SERVES = "FENGQIAO_SERVES"  # what the web command was asked for

bind = f"{os.environ.get('BIND') or '127.0.0.1'}:{os.environ.get('PORT') or '8000'}"
workers = int(os.environ.get("WEB_WORKERS") or 2)
worker_class = "gthread"
threads = 8
backlog = 512  # who waits to be let in; the next one is refused by the system
worker_connections = 512  # who was let in and waits for a thread
reuse_port = True  # without it one worker takes most connections
graceful_timeout = 10
timeout = 60
keepalive = 5
loglevel = "warning"
control_socket_disable = True
worker_tmp_dir = MEMORY if os.access(MEMORY, os.W_OK) else None  # a heartbeat file that needs no disk


def on_starting(_server: Any) -> None:
    """Read the code once, before the fork, and share it; connections and threads are made after it."""
    serves = os.environ.get(SERVES, "")
    if serves != "frontend":
        import_module("kernel.runtime")
        for name in roster.SERVICES if serves == "all" else (serves,):
            roster.load(name)
    if serves in ("all", "frontend"):
        import_module("frontend.app")


def post_fork(server: Any, _worker: Any) -> None:
    """A killed master takes its workers along."""
    die_with_parent(server.pid)


def child_exit(_server: Any, worker: Any) -> None:
    """Its gauges end with it."""
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        multiprocess.mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]
