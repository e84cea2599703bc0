"""Servers that a test starts: they die with it, and only by their own id."""

from __future__ import annotations

import ctypes
import signal
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None)


def free_port() -> int:
    """A loopback port that nobody has now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Process:
    """One server process, started, stopped, killed and frozen by the test that owns it."""

    def __init__(
        self, command: Sequence[str], log: Path, port: int, env: Mapping[str, str] | None = None
    ) -> None:
        self.command = list(command)
        self.log = log
        self.port = port
        self._env = env
        self._running: subprocess.Popen[bytes] | None = None

    @property
    def running(self) -> bool:
        """Started and not ended by us."""
        return self._running is not None

    @property
    def pid(self) -> int:
        """The process's id; it must be running."""
        assert self._running is not None
        return self._running.pid

    def start(self, patience: float = 60) -> None:
        """Start it and wait until its port answers."""
        with self.log.open("ab") as out:
            self._running = subprocess.Popen(
                self.command, stdout=out, stderr=out, env=self._env, preexec_fn=_die_with_the_test
            )
        until = time.monotonic() + patience
        while not _answers(self.port):
            if self._running.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"{self.command[0]} did not start; its log:\n{self._tail()}")
            time.sleep(0.05)

    def stop(self, patience: float = 20) -> None:
        """Ask it to end; insist after `patience` seconds."""
        if self._running is None:
            return
        self._running.terminate()
        try:
            self._running.wait(patience)
        except subprocess.TimeoutExpired:
            self.kill()
        self._running = None

    def kill(self) -> None:
        """kill -9."""
        if self._running is not None:
            self._running.kill()
            self._running.wait()
        self._running = None

    def freeze(self) -> None:
        """SIGSTOP: the port stays open, nobody answers."""
        if self._running is not None:
            self._running.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """SIGCONT."""
        if self._running is not None:
            self._running.send_signal(signal.SIGCONT)

    def _tail(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-30:])


def _die_with_the_test() -> None:
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True
