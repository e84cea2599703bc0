"""Applications made in detention on their way to the agency."""

from datetime import datetime
from typing import Any

from kernel import ids
from kernel.context import Context
from kernel.step import By, Loaded, Outcome
from kernel.words import Actor, Clock, NotFound
from services.legalaid import store
from services.legalaid.domain import transfer
from services.legalaid.domain.transfer import Transfer


def begin_transfer(
    ctx: Context, by: By, place: str, made: datetime, name: str, words: str
) -> Outcome[Transfer]:
    """Enter an application made in detention; its name and words are sealed under its own key."""
    id = ids.of("legalaid", "transfer", by.cause)
    sealed = {
        field: ctx.seal(id, f"transfer.{field}", text)
        for field, text in {"name": name, "words": words}.items()
    }
    return ctx.step(
        store.TRANSFERS,
        id,
        lambda state: transfer.begin(state, id, by.actor, place, made, sealed, ctx.now()),
        by,
    )


def receive_transfer(ctx: Context, by: By, id: str, case: str | None) -> Outcome[Transfer]:
    """The agency confirms that it has it."""
    one_transfer(ctx, by.actor, id)
    return ctx.step(store.TRANSFERS, id, lambda state: transfer.receive(state, by.actor, case, ctx.now()), by)


def one_transfer(ctx: Context, actor: Actor, id: str) -> Loaded[Transfer]:
    """A transfer, for who has to do with it."""
    loaded = ctx.load(store.TRANSFERS, id)
    if loaded is None or not transfer.may_read(actor, loaded.state):
        raise NotFound("transfer.unknown")
    return loaded


def transfers(ctx: Context, actor: Actor, waiting: bool, cursor: str | None, limit: int) -> Any:
    """Those that still wait for the agency, or all; of a lawyer, his own."""
    if not actor.has("officer", "supervisor"):
        return ctx.page(store.TRANSFERS, {"state.by": actor.id}, cursor=cursor, limit=limit)
    key = "state.waits" if waiting else "state.region"
    return ctx.page(
        store.TRANSFERS, {key: actor.region or ""}, cursor=cursor, limit=limit, oldest_first=waiting
    )


def mark_transfer(ctx: Context, by: By, id: str, clock: Clock) -> None:
    """The 24 hours are over."""
    ctx.step(store.TRANSFERS, id, lambda state: transfer.run_out(state, clock, ctx.now()), by)
