"""Cases in every state that a page can show, lived through HTTP like anybody's.

One resident has all of them, so that his list is long; the other pages find theirs by the scene's name.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx

from launcher.demo import evaluating, quarrel, wages
from launcher.demo.client import Client, Failed, Who
from launcher.demo.ledger import Ledger
from launcher.demo.people import MEDIATORS, People
from launcher.demo.story import Story
from tests.site.stages import aid, mediation, table

Found = dict[str, str]


class OneResident(People):
    """Everybody's own staff, but always the same resident."""

    def resident(self, number: int) -> Who:
        return super().resident(0)


def client_at(url: str, folder: Path) -> Client:
    """The demo's careful client on this address."""
    http = httpx.Client(base_url=url, timeout=30)

    def nobody(phone: str) -> str:
        raise Failed(f"no code for {phone}: the system has to run with DEV_CODES=1")

    return Client(lambda _service: http, Ledger(folder / "site.jsonl"), 90, nobody)


def play(client: Client, people: People) -> Found:
    """All scenes; what a page's address needs, by name: `case.deciding`, `offer.offered`, `receipt`."""
    people.assemble(client)
    client.read(people.resident(0), "/api/identity/me")  # signs in once, before many do it at the same time
    found: Found = {"resident": people.resident(0).phone}
    with ThreadPoolExecutor(3) as pool:
        for part in pool.map(lambda scene: _scene(client, people, *scene), SCENES):
            found |= part
    found |= _evaluated(client, people, found["case.closed"])
    found |= {"batch": aid.batched(client, people, found["matter.closed"], found["lawyer.closed"])}
    return found


def _scene(client: Client, people: People, name: str, number: int, live: Callable[[Story], Found]) -> Found:
    story = Story(number, client, people, lambda zh, en: None)
    ids = live(story)
    return {f"{what}.{name}": id for what, id in {"case": str(story.case["id"]), **ids}.items()}


def _told(story: Story) -> Found:
    return {"receipt": story.case["receipt"], "code": story.case["tracking_code"]}


def _waiting(story: Story) -> Found:
    story.ask_for_help(
        "labor.wages",
        wages.NARRATIVE,
        "某某建筑劳务公司",
        groups=["migrant_worker"],
        facts={"amount_owed": 23000},
    )
    return _told(story)


def _accepted(story: Story) -> Found:
    _waiting(story)
    story.do(story.officer, "accept", f"/api/intake/cases/{story.case['id']}/accept")
    return _told(story)


def _closed(story: Story) -> Found:
    wages.live(story)
    matters = story.client.listed(story.officer, "/api/legalaid/matters", case=story.case["id"])
    return {**_told(story), "token": story.survey, "matter": matters[0]["id"], "lawyer": matters[0]["lawyer"]}


def _settled(story: Story) -> Found:
    quarrel.live(story)
    story.rate()
    found = story.client.listed(story.officer, "/api/mediation/cases", case=story.case["id"])
    return {**_told(story), "mediation": found[0]["id"], "mediator": MEDIATORS[story.number % 3]}


def _refused(story: Story) -> Found:
    quarrel.refused(story)
    return _told(story)


SCENES: tuple[tuple[str, int, Callable[[Story], Found]], ...] = (
    ("closed", 1, _closed),
    ("settled", 9, _settled),  # the ninth is the one who is not satisfied: he is called back
    ("refused", 3, _refused),
    ("waiting", 11, _waiting),
    ("accepted", 12, _accepted),
    ("deciding", 13, aid.deciding),
    ("denied", 16, aid.denied),
    ("objected", 17, aid.objected),
    ("offered", 14, aid.offered),
    ("working", 15, aid.working),
    ("unnamed", 20, mediation.unnamed),
    ("asked", 21, mediation.asked),
    ("meeting", 22, mediation.meeting),
    ("signing", 23, mediation.signing),
    ("talked", 24, table.talked),
    ("broken", 25, table.broken),
    ("failed", 26, table.failed),
)


def _evaluated(client: Client, people: People, case: str) -> Found:
    """A sample; one case scored by two, the rest still waiting; the dissatisfied resident to be called."""
    evaluating.evaluate(client, people, [case], lambda zh, en: None)
    reviews: dict[str, Any] = {}
    for number in (1, 2, 3):
        for state in ("open", "scored"):
            who = people.staff(f"evaluator{number}")
            for review in client.listed(who, "/api/evaluation/reviews", state=state):
                reviews.setdefault(state, (review["id"], who.name))
    calls = client.until(
        "a follow-up", lambda: client.listed(people.staff("supervisor"), "/api/evaluation/follow-ups")
    )
    sample = client.ledger.answer("sample") or {}
    found = {"sample": str(sample["id"]), "call": str(calls[0]["id"])}
    for state, (id, name) in reviews.items():
        found |= {f"review.{state}": id, f"evaluator.{state}": name}
    return found
