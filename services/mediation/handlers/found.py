"""Loading what a caller asks for. What is not there, and what is not the caller's, look the same."""

from collections.abc import Callable, Sequence
from typing import Any

from kernel.context import Context
from kernel.step import By, Loaded, Outcome
from kernel.words import Actor, NotFound
from services.mediation.domain.parts import Mediator
from services.mediation.domain.standing import must
from services.mediation.domain.state import Mediation
from services.mediation.store import CASES, MEDIATORS, place_of


def mediation(ctx: Context, actor: Actor, id: str, action: str) -> Loaded[Mediation]:
    """A mediation in which the actor may do this. Raises NotFound, Forbidden."""
    loaded = ctx.load(CASES, id)
    if loaded is None:
        raise NotFound("mediation_unknown")
    must(actor, action, loaded.state)
    return loaded


def mediator(ctx: Context, username: str | None) -> Mediator | None:
    """A place on the roster."""
    loaded = ctx.load(MEDIATORS, place_of(username)) if username else None
    return loaded.state if loaded else None


def mediators(ctx: Context, state: Mediation) -> tuple[Mediator, ...]:
    """The places on the roster of all who mediate this: the chief first."""
    known = (mediator(ctx, name) for name in (state.mediator, *state.further))
    return tuple(one for one in known if one is not None)


def step(ctx: Context, by: By, id: str, decide: Callable[[Mediation], Sequence[Any]]) -> Outcome[Mediation]:
    """A step on a mediation that exists."""

    def found(state: Mediation | None) -> Sequence[Any]:
        if state is None:
            raise NotFound("mediation_unknown")
        return decide(state)

    return ctx.step(CASES, id, found, by)
