"""`kill -9` at a random instant, of one part or of everything; and the polite end, which loses nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

from tests.chaos.fault import Fault, Scene

LONGEST_WAIT = 2.0  # seconds before the blow


def killed(part: str) -> Callable[[Scene], float]:
    """A blow at this part; with several of the kind, at any."""

    def strike(scene: Scene) -> float:
        time.sleep(scene.odds.uniform(0, LONGEST_WAIT))
        chosen = [name for name in scene.stack.parts() if name.split(" ")[0] == part] or [part]
        scene.stack.kill(scene.odds.choice(chosen))
        return time.monotonic()

    return strike


def database_under_the_relay(scene: Scene) -> float:
    """Right after a step was answered: its entries are pending, the relay is in the middle of them."""
    rows, end = scene.load.book.rows, time.monotonic() + 10
    while scene.load.book.rows == rows and time.monotonic() < end:
        time.sleep(0.001)
    time.sleep(scene.odds.uniform(0, 0.02))
    scene.stack.kill("database")
    return time.monotonic()


def stopped_and_started(scene: Scene) -> float:
    """SIGTERM: what is under way is answered, nothing is left behind."""
    time.sleep(scene.odds.uniform(0, LONGEST_WAIT))
    scene.stack.restart()
    return time.monotonic()


FAULTS = (
    Fault("kill -9 web", killed("web"), 50, together=10),
    Fault("kill -9 worker (relay, consumer, clocks)", killed("worker"), 50, together=10),
    Fault("kill -9 database", killed("database"), 50, together=10),
    Fault("kill -9 database under the relay", database_under_the_relay, 20, together=10),
    Fault("kill -9 everything", killed("everything"), 10, ("embedded",), 2),
    Fault("SIGTERM, started again", stopped_and_started, 5, together=1),
)
