"""The port: taken by somebody else is told at once; by a killed run's dying workers, waited for."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from launcher import system
from launcher.refusals import CannotStart


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Somebody who listens."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        sock.listen()
        yield sock


def test_a_port_that_somebody_has_is_refused(listener: socket.socket) -> None:
    with pytest.raises(CannotStart, match=str(listener.getsockname()[1])):
        system.check_port(*listener.getsockname())


def test_a_dying_run_gives_its_port_back(listener: socket.socket) -> None:
    threading.Timer(0.2, listener.close).start()
    host, port = listener.getsockname()
    system.check_port(host, port, patience=30)
    assert listener.fileno() == -1


def test_patience_ends(listener: socket.socket) -> None:
    with pytest.raises(CannotStart):
        system.check_port("127.0.0.1", listener.getsockname()[1], patience=0.1)
