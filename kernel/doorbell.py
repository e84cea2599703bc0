"""The doorbell (门铃): whoever writes rings, whoever waits wakes; a lost ring costs a second, never a fact.

Inside a process a condition; between processes of one machine a datagram on loopback, to each UDP port that
DOORBELL_PORTS names. Datagrams may be lost, and anybody on the machine may ring: a ring only means "look".
"""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterable, Mapping

LOOPBACK = "127.0.0.1"
LONGEST_NAME = 200  # bytes; a longer datagram is not ours


class PortTaken(RuntimeError):
    """The port to listen on is in use; the text says what to do."""


def ports(environment: Mapping[str, str] = os.environ) -> tuple[int, ...]:
    """The UDP ports of DOORBELL_PORTS ("7001,7002"); none where it is not set."""
    setting = environment.get("DOORBELL_PORTS", "")
    try:
        return tuple(int(port) for port in setting.split(",") if port.strip())
    except ValueError:
        raise ValueError(
            f"DOORBELL_PORTS is {setting!r}: write UDP port numbers of this machine, separated by commas."
        ) from None


class Doorbell:
    """Rings by name. `port` is where other processes ring this one: None for none, 0 for any free one."""

    def __init__(self, port: int | None = None, others: Iterable[int] | None = None) -> None:
        self._change = threading.Condition()
        self._rings = 0
        self._last: dict[str, int] = {}
        self._out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._out.setblocking(False)
        self._in = None if port is None else _listen(port)
        self.port: int | None = self._in.getsockname()[1] if self._in else None
        self._others = tuple(p for p in (ports() if others is None else others) if p != self.port)
        if self._in:
            threading.Thread(target=self._hear, args=(self._in,), name="doorbell", daemon=True).start()

    def ring(self, name: str) -> None:
        """Wake whoever waits for `name`, here and in the other processes."""
        self._ring_here(name)
        for port in self._others:
            try:
                self._out.sendto(name.encode(), (LOOPBACK, port))
            except OSError:  # nobody listens, or the buffer is full: they look by themselves within a second
                continue

    def mark(self) -> int:
        """A moment, to be taken before looking and handed to `wait`: a ring in between is not missed."""
        return self._rings

    def wait(self, name: str | Iterable[str], timeout: float, since: int | None = None) -> bool:
        """Wait until one of the names has rung since `since` (else: from now on); False after `timeout` s."""
        names = (name,) if isinstance(name, str) else tuple(name)
        with self._change:
            heard = self._rings if since is None else since
            for each in names:
                self._last.setdefault(each, 0)
            return self._change.wait_for(lambda: any(self._last[n] > heard for n in names), timeout)

    def close(self) -> None:
        """Stop listening."""
        listening, self._in = self._in, None
        if listening and self.port:
            self._out.sendto(b"", (LOOPBACK, self.port))  # wakes the listener: it is over
        self._out.close()

    def _ring_here(self, name: str) -> None:
        with self._change:
            self._rings += 1
            self._last[name] = self._rings
            self._change.notify_all()

    def _hear(self, listening: socket.socket) -> None:
        while self._in is not None:
            name = listening.recv(LONGEST_NAME + 1).decode(errors="replace")
            if name in self._last:  # names that nobody here waits for would only fill the memory
                self._ring_here(name)
        listening.close()


def _listen(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        listening.bind((LOOPBACK, port))
    except OSError as taken:
        listening.close()
        raise PortTaken(
            f"UDP port {port} on {LOOPBACK} cannot be had ({taken.strerror}):"
            " name another one in DOORBELL_PORTS, or stop the process that has it."
        ) from taken
    return listening
