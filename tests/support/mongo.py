"""A MongoDB for tests: MONGO_URL, else Docker, else the embedded server, which needs nothing but Python."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from pathlib import Path

from pymongo import MongoClient
from testcontainers.community.mongodb import MongoDbContainer

from tests.support.docker import docker
from tests.support.process import Process, free_port
from tests.support.report import REPORT, NotHere

IMAGE = "mongo:8"
TABLES = 16
Finder = Callable[[ExitStack, Path], tuple[str, str]]


@contextmanager
def mongo(folder: Path) -> Iterator[str]:
    """The URL of the first MongoDB that is there. `folder` takes data and logs where one is started."""
    with ExitStack() as stack:
        for find in FINDERS:
            try:
                url, which = find(stack, folder)
            except NotHere as reason:
                REPORT.pass_over("MongoDB", str(reason))
                continue
            REPORT.use("MongoDB", which)
            yield url
            return
        raise NotHere("; ".join(REPORT.passed_over["MongoDB"]))


def embedded(folder: Path, port: int | None = None) -> Process:
    """The embedded server on this folder, not started yet; the same folder and port again are a restart."""
    port = port or free_port()
    server = Path(sys.executable).parent / "secantusd-py"
    if not server.exists():
        raise NotHere("no secantusd-py beside this Python")
    folder.mkdir(parents=True, exist_ok=True)
    options = f"--port {port} --storage-path {folder / 'data'} --standalone --sync-on-commit"
    command = [str(server), *options.split(), "--log-level", "WARNING", "--cache-size", "256M"]
    return Process(command, folder / "server.log", port)


def prepare(server: Process) -> None:
    """Once, on a new folder: let the server make all its tables.

    It makes its sixteen tables of documents when each is first needed, and a `kill -9` while it makes one
    leaves a folder that it never opens again (13 of 60 kills early on; none of 60 after this).
    """
    data, number = Path(server.command[server.command.index("--storage-path") + 1]), 0
    client: MongoClient[dict[str, object]] = MongoClient(url_of(server.port))
    with client:
        while len(list(data.glob("secantus_documents_sh*.wt"))) < TABLES:
            client["prepare"][f"c{number}"].insert_one({})
            number += 1
        client.drop_database("prepare")


def url_of(port: int) -> str:
    """Where the embedded server on this port is."""
    return f"mongodb://127.0.0.1:{port}/?retryWrites=false&directConnection=true"


def _named(stack: ExitStack, folder: Path) -> tuple[str, str]:
    url = os.environ.get("MONGO_URL")
    if not url:
        raise NotHere("MONGO_URL is not set")
    client: MongoClient[dict[str, object]] = MongoClient(url, serverSelectionTimeoutMS=5000)
    with client:
        return url, f"MongoDB {client.server_info()['version']} named by MONGO_URL"


def _docker(stack: ExitStack, folder: Path) -> tuple[str, str]:
    docker()
    container = stack.enter_context(MongoDbContainer(IMAGE))
    return container.get_connection_url(), f"{IMAGE} in Docker"


def _embedded(stack: ExitStack, folder: Path) -> tuple[str, str]:
    server = embedded(folder)
    server.start()
    stack.callback(server.stop)
    prepare(server)
    return url_of(server.port), f"embedded SecantusDB {version('secantusdb')} (not MongoDB itself)"


FINDERS: tuple[Finder, ...] = (_named, _docker, _embedded)
