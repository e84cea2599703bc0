"""What a process needs to run services: one database client, one bus, one doorbell, shared by all."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

import httpx
from flask import Flask
from pymongo import MongoClient

from kernel import bus, clock
from kernel.calls import TIMEOUT
from kernel.context import Context
from kernel.doorbell import Doorbell
from kernel.edge import create_app
from kernel.service import Service
from kernel.settings import Settings

ANSWER_MS = 60_000  # a database that is there and does not answer is away, too
WAIT_MS = 5_000  # for one of the hundred connections of a process


class Runtime:
    """The services of this process. Built after the fork: connections and threads do not cross it."""

    def __init__(
        self,
        services: Iterable[Service],
        settings: Settings,
        known: Iterable[Service] | None = None,
        now: clock.Now = clock.now,
    ) -> None:
        self.services = tuple(services)
        self.settings = settings
        self.mongo: MongoClient[dict[str, Any]] = MongoClient(
            settings.mongo_url,
            tz_aware=True,
            serverSelectionTimeoutMS=3000,
            connectTimeoutMS=2000,
            socketTimeoutMS=ANSWER_MS,
            waitQueueTimeoutMS=WAIT_MS,
        )
        self.doorbell = Doorbell(settings.doorbell_listen, settings.doorbell_ports)
        self.known_types = frozenset(
            f"{service.name}.{kind.__name__}"
            for service in known or self.services
            for kind in service.published
        )
        self.contexts = {
            service.name: Context(service, settings, self.mongo, self.client, self.doorbell, now)
            for service in self.services
        }
        self._clients: dict[str, httpx.Client] = {}

    @cached_property
    def bus(self) -> bus.Bus:
        """The bus that BUS_URL names."""
        if not self.settings.bus_url.startswith("embedded"):
            return bus.connect(self.settings.bus_url)
        database = self.mongo[f"{self.settings.database_prefix}_bus"]
        return bus.connect(self.settings.bus_url, database=database, doorbell=self.doorbell)

    @cached_property
    def apps(self) -> dict[str, Flask]:
        """The Flask apps of this process's services."""
        return {name: create_app(ctx) for name, ctx in self.contexts.items()}

    def client(self, service: str) -> httpx.Client:
        """A client for a service: in this process where it runs here, else over the network."""
        if service not in self._clients:
            self._clients[service] = self._make_client(service)
        return self._clients[service]

    def _make_client(self, service: str) -> httpx.Client:
        if service in self.settings.urls:
            return httpx.Client(base_url=self.settings.urls[service], timeout=TIMEOUT)
        if service in self.contexts:
            return httpx.Client(
                transport=httpx.WSGITransport(self.apps[service]), base_url=f"http://{service}"
            )
        raise LookupError(f"{service} runs elsewhere, but {service.upper()}_URL is not set")

    def ensure_indexes(self) -> None:
        """Create all indexes of this process's services."""
        for ctx in self.contexts.values():
            ctx.ensure_indexes()

    def close(self) -> None:
        """Let go of everything."""
        if "bus" in self.__dict__:
            self.bus.close()
        for client in self._clients.values():
            client.close()
        self.doorbell.close()
        self.mongo.close()
