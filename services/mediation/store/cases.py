"""Mediations and the roster: their names, their indexes, and the questions that lists ask."""

from collections.abc import Mapping, Sequence
from typing import Any

from kernel import ids
from kernel.words import Actor

CASES, MEDIATORS, COMMITTEES = "cases", "mediators", "committees"
MEDIATES = {"chief": "state.mediator", "further": "state.further", "head": "state.head"}
IndexSpec = tuple[Sequence[tuple[str, int]], Mapping[str, Any]]

INDEXES: dict[str, list[IndexSpec]] = {
    CASES: [
        ([("state.mediator", 1), ("at", 1)], {}),
        ([("state.head", 1), ("at", 1)], {}),
        ([("state.head", 1), ("state.stage", 1), ("at", 1)], {}),
        ([("state.further", 1), ("at", 1)], {}),
        ([("state.further", 1), ("state.stage", 1), ("at", 1)], {}),
        ([("state.mediator", 1), ("state.stage", 1), ("at", 1)], {}),
        ([("state.within", 1), ("at", 1)], {}),
        ([("state.within", 1), ("state.danger", 1), ("at", 1)], {}),
        ([("state.within", 1), ("state.stage", 1), ("at", 1)], {}),
        ([("state.speakers", 1), ("at", 1)], {}),
        ([("state.speakers", 1), ("state.stage", 1), ("at", 1)], {}),
    ],
    MEDIATORS: [([("state.region", 1), ("at", 1)], {})],
    COMMITTEES: [([("state.region", 1), ("at", 1)], {})],
    "hours": [([("booking", 1)], {})],
}


def mediation_of(case: str) -> str:
    """The mediation of a work order: its id follows from the case, so that later events find it."""
    return ids.of("mediation", case)


def place_of(username: str) -> str:
    """The place of a mediator on the roster."""
    return ids.of("mediator", username)


def at_work(username: str) -> dict[str, Any]:
    """The mediations in which a mediator may still have sessions."""
    return {"state.mediator": username, "state.stage": {"$in": ["open", "agreed"]}}


def near(region: str) -> dict[str, Any]:
    """The committees or mediators of a region, of what it lies in, and of what lies in it."""
    stem = region.removesuffix("00").removesuffix("00") if region.endswith("00") else region
    above = [f"{region[:2]}0000", f"{region[:4]}00"]
    return {"$or": [{"state.region": {"$in": above}}, {"state.region": {"$gte": stem, "$lt": f"{stem}~"}}]}


def whose(actor: Actor, stage: str | None, danger: bool | None, role: str = "chief") -> dict[str, Any] | None:
    """Which mediations a person's list holds: the region's, one's own to mediate, or one's own quarrels.

    A mediator's are those it leads (`chief`), helps in (`further`), or that its committee has (`head`).
    """
    wanted = {"state.stage": stage} if stage else {}
    if actor.has("officer", "supervisor") and actor.region:
        red = {} if danger is None else {"state.danger": danger}
        return {"state.within": actor.region, **red, **wanted}
    if actor.has("mediator"):
        return {MEDIATES[role]: actor.id, **wanted}
    if actor.has("resident"):
        return {"state.speakers": actor.id, **wanted}
    return None
