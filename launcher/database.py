"""The embedded database: a process of its own on a free loopback port, with a password.

It speaks MongoDB's wire protocol and is never imported (its licence is the GPL). It is told to sync every
commit: without that, a `kill -9` loses writes that were acknowledged.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from launcher import processes, refusals

if TYPE_CHECKING:
    from pymongo import MongoClient

USER = "fengqiao"
PROGRAM = Path(sys.executable).parent / "secantusd-py"
PATIENCE = 20.0  # seconds; after a kill it replays its log before it answers
LAST_WORDS = 6.0  # seconds to stop in: it takes two, or now and then does not hear; killing it loses nothing
CACHE = "128M"
INTERNAL_ERROR = 1
TABLES = 16  # measured: 13 of 60 kills early on spoilt the folder before, none of 60 with all tables there


def command(folder: Path, port: int, *, auth: bool = True) -> list[str]:
    """The command line; no secret in it."""
    told = ["--host", "127.0.0.1", "--port", str(port), "--storage-path", str(folder), "--standalone"]
    told += ["--sync-on-commit", "--cache-size", CACHE, "--log-level", "WARNING"]
    return [str(PROGRAM), *told, *(["--auth"] if auth else [])]


def url(port: int, password: str | None) -> str:
    """What clients are given. Retried writes cost it 40 times: the step repeats by its cause instead."""
    user = f"{USER}:{quote(password, safe='')}@" if password else ""
    return f"mongodb://{user}127.0.0.1:{port}/?directConnection=true&retryWrites=false&authSource=admin"


def free_port(kind: socket.SocketKind = socket.SOCK_STREAM) -> int:
    """A loopback port that nobody uses now."""
    with socket.socket(socket.AF_INET, kind) as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def provision(folder: Path, password: str, env: Mapping[str, str]) -> None:
    """Make the one user and all tables, on the first start, while nothing is stored yet. Raises CannotStart.

    All in a draft that becomes the folder when it is whole: a start that is cut short begins again, and no
    folder that was ever used is touched.
    """
    from pymongo import MongoClient

    draft = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(draft, ignore_errors=True)
    port = free_port()
    child = processes.spawn(command(draft, port, auth=False), env, folder.parent)
    try:
        wait(url(port, None), child.poll)
        with MongoClient[dict[str, object]](url(port, None)) as client:
            client.admin.command("createUser", USER, pwd=password, roles=["root"])
            _make_tables(client, draft)
    finally:
        processes.stop(child, LAST_WORDS)
    draft.rename(folder)


def _make_tables(client: MongoClient[dict[str, object]], folder: Path) -> None:
    """It makes each of its tables when first needed; killed meanwhile, it never opens its folder again."""
    for number in range(TABLES * 20):
        if len(list(folder.glob("secantus_documents_sh*.wt"))) >= TABLES:
            break
        client["prepare"][f"c{number}"].insert_one({})
    client.drop_database("prepare")


def wait(address: str, ended: Callable[[], int | None], patience: float = PATIENCE) -> None:
    """Return when it answers to its password. Raises CannotStart when it ends or takes too long."""
    end = time.monotonic() + patience
    while (fault := answers(address, 300)) is not None:
        code = ended()
        if code is not None or time.monotonic() > end:
            print(fault, file=sys.stderr)
            raise refusals.database_dead(code)
        time.sleep(0.03)


def answers(address: str, patience_ms: int) -> str | None:
    """None if the database at this URL answers and lets us in; else why not, without the password."""
    from pymongo import MongoClient
    from pymongo.errors import ConfigurationError, InvalidURI, PyMongoError

    try:
        with MongoClient[dict[str, object]](address, serverSelectionTimeoutMS=patience_ms) as client:
            client.admin.command("listDatabases", nameOnly=True)
    except (InvalidURI, ConfigurationError, ValueError) as fault:
        return str(fault)
    except PyMongoError as fault:
        return str(fault).split(", Timeout:")[0]
    return None


def broken(address: str) -> bool:
    """It answers, but nothing else than that it cannot: after one I/O error its storage refuses for ever.

    A server that is silent is not broken: it may be busy, or stopped for a moment.
    """
    from pymongo import MongoClient
    from pymongo.errors import OperationFailure, PyMongoError

    try:
        with MongoClient[dict[str, object]](
            address, serverSelectionTimeoutMS=500, socketTimeoutMS=2000
        ) as client:
            client.admin.command("listDatabases", nameOnly=True)
    except OperationFailure as answer:
        return answer.code == INTERNAL_ERROR
    except PyMongoError:
        return False
    return False


def where(address: str) -> str:
    """A database URL without user and password, for people to read."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


@contextlib.contextmanager
def alone(folder: Path, password: str) -> Iterator[str]:
    """Started for one command, while the system is stopped: its URL."""
    port = free_port()
    child = processes.spawn(command(folder, port), os.environ, folder.parent)
    try:
        wait(url(port, password), child.poll)
        yield url(port, password)
    finally:
        processes.stop(child, LAST_WORDS)
