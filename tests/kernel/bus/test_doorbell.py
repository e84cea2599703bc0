"""The doorbell wakes who waits, in this process and in others, and survives what it cannot deliver."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kernel.doorbell import LOOPBACK, Doorbell, PortTaken, ports

ROOT = Path(__file__).resolve().parents[3]
LONG = 60  # seconds; a bell that works rings long before


@pytest.fixture
def bell() -> Iterator[Doorbell]:
    """One that other processes can ring."""
    made = Doorbell(0, others=())
    yield made
    made.close()


def waits(bell: Doorbell, name: str) -> float:
    """How long it waits for the name."""
    begun = time.monotonic()
    bell.wait(name, LONG)
    return time.monotonic() - begun


def test_a_ring_in_this_process_wakes(bell: Doorbell) -> None:
    threading.Timer(0.1, bell.ring, ["intake"]).start()
    assert waits(bell, "intake") < LONG / 2


def test_a_ring_between_looking_and_waiting_is_not_missed(bell: Doorbell) -> None:
    heard = bell.mark()
    bell.ring("intake")
    assert bell.wait("intake", 0, heard)
    assert not bell.wait("intake", 0, bell.mark())


def test_another_name_does_not_wake(bell: Doorbell) -> None:
    heard = bell.mark()
    bell.ring("legalaid")
    assert not bell.wait("intake", 0.05, heard)
    assert bell.wait(["intake", "legalaid"], 0, heard)


def test_another_process_wakes(bell: Doorbell) -> None:
    program = "from kernel.doorbell import Doorbell; Doorbell().ring('intake')"
    waiting = threading.Thread(target=waits, args=(bell, "intake"))
    waiting.start()
    environment = {"DOORBELL_PORTS": f"{bell.port},9"}
    begun = time.monotonic()
    while waiting.is_alive() and time.monotonic() < begun + LONG / 2:
        subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, check=True, timeout=LONG)
        waiting.join(0.2)
    assert not waiting.is_alive()


def test_rings_that_nobody_hears_cost_nothing() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as deaf:
        deaf.bind((LOOPBACK, 0))
        ringing = Doorbell(others=(deaf.getsockname()[1], 9))
        for _ in range(20_000):
            ringing.ring("intake")
        ringing.close()
        ringing.ring("intake")


def test_a_stranger_cannot_fill_the_memory(bell: Doorbell) -> None:
    assert bell.port is not None
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
        bell.wait("last", 0)
        heard = bell.mark()
        for n in range(50):
            stranger.sendto(b"junk%d" % n, (LOOPBACK, bell.port))
        until = time.monotonic() + LONG
        while not bell.wait("last", 0.1, heard) and time.monotonic() < until:
            stranger.sendto(b"last", (LOOPBACK, bell.port))
    assert not any(bell.wait(f"junk{n}", 0, heard) for n in range(50))


def test_a_taken_port_says_what_to_do(bell: Doorbell) -> None:
    with pytest.raises(PortTaken, match=f"{bell.port}.*DOORBELL_PORTS"):
        Doorbell(bell.port)


def test_ports_are_read_from_the_environment() -> None:
    assert ports({"DOORBELL_PORTS": "7001, 7002"}) == (7001, 7002)
    assert ports({}) == ()
    with pytest.raises(ValueError, match="DOORBELL_PORTS is 'x': write UDP port numbers"):
        ports({"DOORBELL_PORTS": "x"})
