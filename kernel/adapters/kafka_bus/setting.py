"""What BUS_URL says about Kafka, and how a client is opened so that a failure leaves nothing behind."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from kafka.errors import KafkaError
from kafka.net.compat import KafkaNetClient

from kernel.bus import BusUnavailable, WrongBus

PARTITIONS = 6  # per topic; the most consumers that can share one group's work
SHAPE = "Write kafka://host:port[,host:port][?partitions=6&replication=3&prefix=county.]"
FAILURES = (KafkaError, OSError, RuntimeError)  # RuntimeError: the client's network loop was closed under it
Client = TypeVar("Client")

# While a broker is away the library writes ten lines a second. What matters arrives as BusUnavailable.
logging.getLogger("kafka").setLevel(logging.CRITICAL)


@dataclass(frozen=True)
class Setting:
    """`replication` -1 is the broker's own default; `prefix` keeps stacks apart that share a broker."""

    servers: tuple[str, ...]
    partitions: int = PARTITIONS
    replication: int = -1
    prefix: str = ""

    @classmethod
    def read(cls, url: str) -> Setting:
        """Raises WrongBus with a sentence that says what to write."""
        scheme, _, rest = url.partition("://")
        address, _, query = rest.partition("?")
        options = dict(parse_qsl(query, keep_blank_values=True))
        try:
            servers = tuple(_server(server) for server in address.rstrip("/").split(","))
            partitions = int(options.pop("partitions", PARTITIONS))
            replication = int(options.pop("replication", -1))
        except ValueError as wrong:
            raise WrongBus(f"BUS_URL is {url!r}: {wrong}. {SHAPE}.") from None
        prefix = options.pop("prefix", "")
        if scheme != "kafka" or options or partitions < 1:
            raise WrongBus(f"BUS_URL is {url!r}, of which a part is not understood. {SHAPE}.")
        return cls(servers, partitions, replication, prefix)

    def open(self, kind: Callable[..., Client], **configuration: Any) -> Client:
        """A client of the broker. Raises BusUnavailable."""
        self._knock()
        networks: list[Any] = []

        def network(**its: Any) -> Any:
            networks.append(KafkaNetClient(**its))
            return networks[-1]

        try:
            return kind(
                bootstrap_servers=list(self.servers),
                bootstrap_timeout_ms=3000,
                reconnect_backoff_max_ms=1000,
                kafka_client=network,
                **configuration,
            )
        except FAILURES as away:
            for each in networks:
                each.close()  # else its thread would stay
            raise BusUnavailable(f"Kafka at {','.join(self.servers)} does not answer: {away}") from away

    def _knock(self) -> None:
        """A client is costly to make: see first whether anybody is there."""
        for server in self.servers:
            host, _, port = server.rpartition(":")
            try:
                socket.create_connection((host.strip("[]"), int(port)), timeout=2).close()
                return
            except OSError:
                continue
        raise BusUnavailable(f"nobody answers at {','.join(self.servers)}")


def _server(text: str) -> str:
    host, _, port = text.rpartition(":")
    if not host or "/" in host or not port.isdigit():
        raise ValueError(f"{text!r} is not host:port")
    return text
