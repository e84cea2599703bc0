"""A full disk (磁盘写满): nothing is promised that cannot be kept, health is red, room mends everything."""

from __future__ import annotations

import time
from pathlib import Path

import httpx

from kernel import room
from tests.chaos.fault import Fault, Scene
from tests.chaos.recovery import Probe

SPECIAL = "disk"
SIZE_MB = 700
BALLAST = "ballast"
NOTICE = 15.0  # seconds within which health must be red
LOOKS = 10  # in a row that are red: every web process has noticed


def filled(scene: Scene) -> float:
    """To the last byte, for a while, under load."""
    ballast = scene.stack.folder / "var" / BALLAST
    probe = Probe(scene.stack)
    try:
        probe.recovered(time.monotonic())  # signs in while that is possible
        fill(ballast)
        scene.notes += _promises(scene, probe)
    finally:
        ballast.unlink(missing_ok=True)
        probe.close()
    return time.monotonic()


def fill(ballast: Path) -> None:
    """Until nothing fits any more; again, where what ended has left its room."""
    block = b"\0" * 65536
    with ballast.open("ab", buffering=0) as out:
        while len(block) > 0:
            try:
                while out.write(block) == len(block):
                    pass
            except OSError:
                block = block[: len(block) // 2]


def _promises(scene: Scene, probe: Probe) -> list[str]:
    """Red within seconds, and then no step is answered 2xx; told with 503 and a time to come again."""
    found = [] if _red(scene) else ["the disk is full, but /readyz is green"]
    time.sleep(2 if scene.short else scene.odds.uniform(5, 20))
    fill(scene.stack.folder / "var" / BALLAST)
    time.sleep(2 * room.FRESH_SECONDS)
    try:
        answer = probe.submit()
    except httpx.HTTPError as away:
        return [*found, f"the disk is full: {away!r} instead of a 503"]
    if answer.status_code != 503 or "Retry-After" not in answer.headers:
        found.append(f"the disk is full, but a step is answered {answer.status_code}")
    return found


def _red(scene: Scene) -> bool:
    """Whether every look is red for a while, before the time is over; the disk is kept full meanwhile."""
    end, red = time.monotonic() + NOTICE, 0
    while red < LOOKS and time.monotonic() < end:
        fill(scene.stack.folder / "var" / BALLAST)
        red = 0 if scene.stack.ready() else red + 1
        time.sleep(0.2)
    return red == LOOKS


FAULTS = (Fault("disk full", filled, 6, ("embedded",), 2, SPECIAL),)
