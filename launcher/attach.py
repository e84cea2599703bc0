"""How a command reaches the system: over HTTP where it runs, or its databases, running or not."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from launcher import database, environment, outside, processes, refusals, roster, settings
from launcher.data_dir import DataDir

if TYPE_CHECKING:
    from kernel.runtime import Runtime

PATIENCE = 20.0  # seconds for a system that is starting or stopping


def address(env: Mapping[str, str]) -> str:
    """Where the running system listens. Raises CannotStart where none runs on DATA_DIR."""
    data = DataDir(settings.read(env).data_dir)
    note = _running(data)
    if note is None:
        raise refusals.not_running(str(data.folder))
    return str(note["address"])


def service_key(env: Mapping[str, str]) -> str:
    """The key with which the launcher signs in as a service: given, or kept in the data folder."""
    if env.get("SERVICE_KEY"):
        return env["SERVICE_KEY"]
    data = DataDir(settings.read(env).data_dir)
    kept = data.read("secrets.json").get("SERVICE_KEY")
    if not kept:
        raise refusals.not_running(str(data.folder))
    return str(kept)


@contextlib.contextmanager
def stack(env: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The environment that the services have, with the database up: the outside one, the running one, or the
    embedded one started for this command alone. Raises CannotStart.
    """
    told = settings.read(env)
    data = DataDir(told.data_dir)
    url = told.mongo_url or _database_of_the_running(data)
    if url:
        yield environment.known(env, told, data, url)
    else:
        with _database_alone(data) as url:
            yield environment.known(env, told, data, url)


@contextlib.contextmanager
def attached(env: Mapping[str, str] = os.environ) -> Iterator[Runtime]:
    """All services in this process, for commands that read databases and bus. Raises CannotStart."""
    from pymongo.errors import ConnectionFailure

    with stack(env) as filled:
        outside.check_settings(filled)
        try:
            with _runtime(filled) as runtime:
                yield runtime
        except ConnectionFailure as away:
            raise refusals.no_database(database.where(filled["MONGO_URL"]), str(away).split(",")[0]) from away


@contextlib.contextmanager
def unattached() -> Iterator[Runtime]:
    """All services in this process with no database behind them, for commands that only describe them."""
    nothing = {"MONGO_URL": "mongodb://127.0.0.1:1/", "SERVICE_KEY": "0" * 64, "MASTER_KEY": "0" * 64}
    with _runtime(nothing) as runtime:
        yield runtime


@contextlib.contextmanager
def _runtime(env: Mapping[str, str]) -> Iterator[Runtime]:
    from kernel import settings as kernel_settings
    from kernel.runtime import Runtime

    made = Runtime(roster.load_all(), kernel_settings.read(env))
    try:
        yield made
    finally:
        made.close()


def _running(data: DataDir) -> dict[str, Any] | None:
    """The note of the launcher that runs on this folder now."""
    note = data.read("run.json")
    recorded = note.get("launcher") or {}
    alive = bool(recorded) and processes.identity(int(recorded["pid"])) == recorded
    return note if alive else None


def _database_of_the_running(data: DataDir) -> str | None:
    """None where nothing runs. One that is just starting or stopping is waited for. Raises CannotStart."""
    end = time.monotonic() + PATIENCE
    while (note := _running(data)) is not None:
        url = str(note["mongo_url"])
        fault = database.answers(url, 500)
        if fault is None:
            return url
        if time.monotonic() > end:
            raise refusals.no_database(database.where(url), fault)
        time.sleep(0.1)
    return None


@contextlib.contextmanager
def _database_alone(data: DataDir) -> Iterator[str]:
    if data.is_new:
        raise refusals.not_running(str(data.folder))
    data.open()
    try:
        name = environment.DATABASE_PASSWORD
        with database.alone(data.folder / "database", data.secrets((name,))[name]) as url:
            yield url
    finally:
        data.close()
