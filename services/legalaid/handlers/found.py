"""Loading what a caller asks for. What is not there, and what is not the caller's, look the same."""

from collections.abc import Callable, Sequence
from typing import Any

from kernel import ids
from kernel.context import Context
from kernel.step import By, Loaded, Outcome
from kernel.words import Actor, NotFound
from services.legalaid.domain import permission
from services.legalaid.domain.application import Application
from services.legalaid.domain.inside import Matter
from services.legalaid.domain.roster import Lawyer
from services.legalaid.store import APPLICATIONS, LAWYERS, place_of

Decide = Callable[[Application], Sequence[Any]]


def application(ctx: Context, actor: Actor, id: str, action: str = "read") -> Loaded[Application]:
    """An application on which the actor may do this. Raises NotFound, Forbidden."""
    loaded = ctx.load(APPLICATIONS, id)
    if loaded is None:
        raise NotFound("application.unknown")
    permission.require(actor, action, loaded.state)
    return loaded


def matter(ctx: Context, actor: Actor, id: str) -> tuple[Loaded[Application], Matter]:
    """A matter that the actor may read."""
    loaded = ctx.load(APPLICATIONS, ids.owner(id))
    for one in loaded.state.matters if loaded else ():
        if loaded and one.id == id and permission.may_read_matter(actor, loaded.state, one):
            return loaded, one
    raise NotFound("matter.unknown")


def lawyer(ctx: Context, username: str) -> Lawyer | None:
    """A lawyer on the roster."""
    loaded = ctx.load(LAWYERS, place_of(username))
    return loaded.state if loaded else None


def step(ctx: Context, by: By, id: str, decide: Decide) -> Outcome[Application]:
    """A step on an application that exists."""

    def existing(state: Application | None) -> Sequence[Any]:
        if state is None:
            raise NotFound("application.unknown")
        return decide(state)

    return ctx.step(APPLICATIONS, id, existing, by)
