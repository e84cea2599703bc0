"""A caller's earlier cases (来电人以前的工单): by the phone number, with a reason, written down.

Identity says who is known by the number, and records that it did; the person sees who looked, and why.
"""

from dataclasses import dataclass
from typing import Any

from kernel.calls import Unavailable
from kernel.context import Context
from kernel.words import Actor
from services.intake import domain, store
from services.intake.domain import Case

MOST_EACH = 20


@dataclass(frozen=True)
class Found:
    """Who is known by the number, and their cases, the newest first."""

    people: list[dict[str, Any]]
    cases: list[Case]


def look_up(ctx: Context, actor: Actor, phone: str, reason: str) -> Found:
    """Of everybody with this number the cases that this actor may read. Raises Unavailable."""
    asked = {"phone": phone, "purpose": reason}
    answer = ctx.call("identity").post("/api/identity/persons/with-phone", json=asked, by=actor.id)
    if answer.status_code != 200:
        raise Unavailable("identity")
    people: list[dict[str, Any]] = answer.json()["items"]
    cases: dict[str, Case] = {}
    for person in people:
        ctx.reading(actor.id, person["id"], "list of cases, by phone number", reason)
        page = ctx.page(store.CASES, {"state.owners": person["id"]}, limit=MOST_EACH)
        cases |= {item.id: item.state for item in page.items if domain.may(actor, "read", item.state)}
    return Found(people, sorted(cases.values(), key=lambda case: case.submitted, reverse=True))
