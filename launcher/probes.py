"""Alive, able to serve, and measured: `/healthz`, `/readyz` and `/metrics` of a whole process group."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import prometheus_client
from prometheus_client import multiprocess

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

Faults = Callable[[], list[str]]


def table(faults: Faults) -> dict[str, WSGIApplication]:
    """Path -> what answers it; `faults` looks at every part and names what is wrong."""

    def alive(_environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return _answer(start_response, "200 OK", {"status": "ok"})

    def ready(_environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        found = faults()
        if found:
            return _answer(
                start_response, "503 Service Unavailable", {"status": "unavailable", "faults": found}
            )
        return _answer(start_response, "200 OK", {"status": "ok"})

    return {"/healthz": alive, "/readyz": ready, "/metrics": metrics}


def metrics(_environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """The figures of all processes that share PROMETHEUS_MULTIPROC_DIR, or of this one alone."""
    registry = prometheus_client.REGISTRY
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        registry = prometheus_client.CollectorRegistry()
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    start_response("200 OK", [("Content-Type", prometheus_client.CONTENT_TYPE_LATEST), *_HEADERS])
    return [prometheus_client.generate_latest(registry)]


def _answer(start_response: StartResponse, status: str, body: dict[str, object]) -> list[bytes]:
    start_response(status, [("Content-Type", "application/json"), *_HEADERS])
    return [json.dumps(body).encode()]


_HEADERS = [("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")]
