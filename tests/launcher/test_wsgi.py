"""One port, several apps: each path reaches its app, the probes tell the truth."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import cast

import pytest
from flask import Flask, request
from werkzeug.test import Client, TestResponse

from kernel.bus import Bus
from kernel.testkit import Kit
from kernel.worker import Worker
from launcher import wsgi
from launcher.wsgi import Front
from tests.kernel.ledger import LEDGER


def app(name: str) -> Flask:
    """Answers every path with its own name and the path."""
    made = Flask(name)
    made.register_error_handler(404, lambda _: (f"{name} {request.path}", 404))
    return made


@pytest.fixture
def get() -> Callable[[str], TestResponse]:
    """GET on a front of two services and a site; `faults` may be filled by the test."""
    front = Front({"intake": app("intake"), "legalaid": app("legalaid")}, app("site"), lambda: [])
    return Client(front).get


@pytest.mark.parametrize(
    ("path", "answered"),
    [
        ("/api/intake/cases", "intake /api/intake/cases"),
        ("/api/legalaid", "legalaid /api/legalaid"),
        ("/", "site /"),
        ("/apply", "site /apply"),
        ("/apiary", "site /apiary"),
        ("/healthz/x", "site /healthz/x"),
        ("/api/nobody/x", "intake /api/nobody/x"),  # a service answers: a problem document, no page
        ("/api", "intake /api"),
    ],
)
def test_each_path_reaches_its_app(get: Callable[[str], TestResponse], path: str, answered: str) -> None:
    assert get(path).text == answered


def test_alive_and_ready(get: Callable[[str], TestResponse]) -> None:
    assert get("/healthz").status_code == 200
    assert get("/readyz").json == {"status": "ok"}


def test_not_ready_names_what_is_wrong() -> None:
    answer = Client(Front({}, app("site"), lambda: ["intake: worker silent"])).get("/readyz")
    assert answer.status_code == 503
    assert answer.json == {"status": "unavailable", "faults": ["intake: worker silent"]}


def test_metrics_are_prometheus_text(
    get: Callable[[str], TestResponse], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PROMETHEUS_MULTIPROC_DIR", raising=False)
    answer = get("/metrics")
    assert answer.status_code == 200
    assert "# HELP python_info" in answer.text


def test_a_service_that_runs_alone_says_that_its_worker_is_silent(
    mongo_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = Kit([LEDGER], mongo_url)
    monkeypatch.setattr(wsgi, "_runtime", lambda _names: kit.runtime)
    front = Client(wsgi.make("ledger"))
    assert front.get("/readyz").json == {"status": "unavailable", "faults": ["ledger: worker silent"]}
    Worker(kit.runtime)._beat(kit.ctx, cast(Bus, SimpleNamespace(ready=lambda: True)))
    assert front.get("/readyz").status_code == 200
    kit.close()
