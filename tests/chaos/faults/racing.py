"""A race (抢单): eight at once want one offer; one wins, the others are told so."""

from __future__ import annotations

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import httpx

from tests.chaos import lives
from tests.chaos.fault import Fault, Scene
from tests.chaos.lives import Case

RACERS, STOCK = 8, 24
NUMBERS = 10_000_001  # odd: wages; far from the load's own
LOST = {404, 409}


@dataclass
class Stock:
    """Open offers that nobody has answered yet."""

    open: list[Case] = field(default_factory=list)
    made: int = 0


def raced(scene: Scene) -> None:
    """One offer, eight answers of the lawyers' at the same moment, each with a key of its own."""
    stock = scene.memory.setdefault("offers", Stock())
    if not stock.open:
        _fill(stock, scene)
    case = stock.open.pop()
    statuses = Race(scene, case).run()
    winners = [status for status in statuses if status < 300]
    if len(winners) != 1 or not LOST.issuperset(set(statuses) - set(winners)):
        scene.notes.append(f"race of case {case.id}: {sorted(statuses)}")


class Race:
    """Six times the lawyer who was asked accepts, once declines, and another lawyer tries."""

    def __init__(self, scene: Scene, case: Case) -> None:
        offer = case.known["offer"]
        path, asked = f"/api/legalaid/offers/{offer['id']}", offer["lawyer"]
        other = "lawyer1" if asked != "lawyer1" else "lawyer2"
        calls = [(asked, "accept")] * (RACERS - 2) + [(asked, "decline"), (other, "accept")]
        scene.odds.shuffle(calls)
        self._calls = [(scene.load.token(case.staff(who)), f"{path}/{what}", what) for who, what in calls]
        self._door, self._mark = scene.load.door("legalaid"), f"{scene.odds.getrandbits(64):x}"
        self._gate = threading.Barrier(RACERS)

    def run(self) -> list[int]:
        """The statuses that the racers were given."""
        with ThreadPoolExecutor(RACERS) as pool:
            return list(pool.map(self._call, range(RACERS)))

    def _call(self, number: int) -> int:
        token, path, what = self._calls[number]
        head = {"Authorization": f"Bearer {token}", "Idempotency-Key": f"race-{self._mark}-{number}"}
        body = {"reason": "busy"} if what == "decline" else None
        self._gate.wait(30)
        for _ in range(20):  # until it is answered: a repeat has the same key
            try:
                status = self._door.post(path, json=body, headers=head).status_code
            except httpx.HTTPError:
                continue
            if status not in (429, 503):
                return status
            time.sleep(0.5)
        return 599


def _fill(stock: Stock, scene: Scene) -> None:
    seeds = [scene.odds.random() for _ in range(STOCK)]
    first = scene.odds.randrange(10**7) * 2 + NUMBERS
    with ThreadPoolExecutor(4) as pool:
        stock.open += pool.map(lambda n: _offered(scene, first + 2 * n, seeds[n]), range(STOCK))


def _offered(scene: Scene, number: int, seed: float) -> Case:
    case = lives.begun(number, scene.load.client, scene.load.people, random.Random(seed))
    for step in (lives.ask, lives.accept, lives.route):
        step(case)
    case.client.until("the application", lambda: lives.decided(case))
    case.known["offer"] = case.client.until("an offer", lambda: lives.offered(case))
    return case


FAULTS = (Fault("8 answers to one offer at once", raced, 1000, together=100),)
