"""Mediations and the roster: their names, their indexes, and the questions that lists ask."""

from collections.abc import Mapping, Sequence
from typing import Any

from kernel import ids
from kernel.words import Actor

CASES, MEDIATORS = "cases", "mediators"
IndexSpec = tuple[Sequence[tuple[str, int]], Mapping[str, Any]]

INDEXES: dict[str, list[IndexSpec]] = {
    CASES: [
        ([("state.mediator", 1), ("at", 1)], {}),
        ([("state.mediator", 1), ("state.stage", 1), ("at", 1)], {}),
        ([("state.within", 1), ("at", 1)], {}),
        ([("state.within", 1), ("state.danger", 1), ("at", 1)], {}),
        ([("state.within", 1), ("state.stage", 1), ("at", 1)], {}),
        ([("state.speakers", 1), ("at", 1)], {}),
        ([("state.speakers", 1), ("state.stage", 1), ("at", 1)], {}),
    ],
    MEDIATORS: [([("state.region", 1), ("at", 1)], {})],
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


def whose(actor: Actor, stage: str | None, danger: bool | None) -> dict[str, Any] | None:
    """Which mediations a person's list holds: the region's, one's own to mediate, or one's own quarrels."""
    wanted = {"state.stage": stage} if stage else {}
    if actor.has("officer", "supervisor") and actor.region:
        red = {} if danger is None else {"state.danger": danger}
        return {"state.within": actor.region, **red, **wanted}
    if actor.has("mediator"):
        return {"state.mediator": actor.id, **wanted}
    if actor.has("resident"):
        return {"state.speakers": actor.id, **wanted}
    return None
