"""A place where messages lie, whichever product keeps it: the contract suite opens buses on it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from pymongo import MongoClient

from kernel.adapters.embedded_bus.member import STILL
from kernel.adapters.kafka_bus.group import CONFIGURATION
from kernel.bus import Bus, connect
from kernel.doorbell import Doorbell
from tests.support.mongo import url_of
from tests.support.process import Process

PATIENCE = 90  # seconds; only to end a test that hangs


@dataclass
class Place:
    """`url`, for the embedded bus its database; `lease`: seconds until a consumer counts as dead."""

    url: str
    mongo: str = ""
    database: str = ""
    lease: float = STILL
    opened: list[Callable[[], None]] = field(default_factory=list)

    def open(self) -> Bus:
        """Another bus on the same place, as another process would have it."""
        if not self.mongo:
            bus = connect(self.url)
        else:
            client: MongoClient[dict[str, Any]] = MongoClient(self.mongo, serverSelectionTimeoutMS=2000)
            self.opened.append(client.close)
            bus = connect(self.url, database=client[self.database], doorbell=Doorbell(others=()))
        self.opened.append(bus.close)
        return bus

    def words(self) -> list[str]:
        """For a consumer in a process of its own, see `consumer.py`."""
        return [self.url, self.mongo, self.database]

    def close(self) -> None:
        """Close every bus that was opened."""
        for close in reversed(self.opened):
            close()


def embedded(mongo: str) -> Place:
    """A database of its own."""
    return Place("embedded:", mongo, f"bus_{uuid.uuid4().hex[:12]}")


def kafka(url: str) -> Place:
    """Topics and groups of its own."""
    return Place(f"{url}?prefix=t{uuid.uuid4().hex[:12]}.", lease=CONFIGURATION["session_timeout_ms"] / 1000)


class Breakable(Protocol):
    """A server that the test may take away, bring back with its data, and wipe."""

    def start(self) -> None: ...

    def go_away(self) -> None: ...

    def wipe(self) -> None: ...


class OwnMongo:
    """The embedded server as a breakable one; `wipe` loses what the bus holds, as the other products do."""

    def __init__(self, server: Process) -> None:
        self.address = url_of(server.port)
        self._server = server

    def start(self) -> None:
        self._server.start()

    def go_away(self) -> None:
        self._server.kill()

    def wipe(self) -> None:
        client: MongoClient[dict[str, Any]] = MongoClient(self.address)
        with client:
            for name in client.list_database_names():
                if name.startswith("bus_"):
                    client.drop_database(name)
        self._server.kill()
