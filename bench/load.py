"""A closed loop of a few clients, each with one connection kept open."""

from __future__ import annotations

import http.client
import json
import statistics
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

Request = tuple[str, str, object, Mapping[str, str]]


@dataclass
class Measured:
    """What a run of load came to: answers a second, and how long each took (ms)."""

    seconds: float = 0.0
    times: list[float] = field(default_factory=list)
    answers: list[object] = field(default_factory=list)
    failures: int = 0

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.times) / self.seconds

    def quantile(self, share: float) -> float:
        """The time within which this share of the answers came, ms."""
        return statistics.quantiles(self.times, n=1000)[round(share * 1000) - 1] if self.times else 0.0


def run(base: str, make: Callable[[int], Request], count: int, clients: int = 4) -> Measured:
    """Send `count` requests, `make(n)` each, from `clients` threads; keeps every answer."""
    found, lock, next_one = Measured(), threading.Lock(), iter(range(count))

    def client() -> None:
        parts = urlsplit(base)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
        while True:
            with lock:
                number = next(next_one, None)
            if number is None:
                return
            status, answer, took = _send(connection, make(number))
            with lock:
                found.times.append(took)
                found.answers.append(answer)
                found.failures += status >= 400

    threads = [threading.Thread(target=client) for _ in range(clients)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found.seconds = time.perf_counter() - began
    return found


def _send(connection: http.client.HTTPConnection, request: Request) -> tuple[int, object, float]:
    method, path, body, headers = request
    began = time.perf_counter()
    data = json.dumps(body) if body is not None else None
    connection.request(method, path, data, {"Content-Type": "application/json", **headers})
    answer = connection.getresponse()
    raw = answer.read()
    return answer.status, json.loads(raw or b"null"), (time.perf_counter() - began) * 1000
