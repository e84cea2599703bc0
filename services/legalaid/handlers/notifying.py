"""Notified defence."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kernel.context import Context
from kernel.step import By, Outcome
from services.legalaid.domain import notice
from services.legalaid.domain.application import Application
from services.legalaid.domain.notice import Notice
from services.legalaid.handlers import bench, found


def register_notice(
    ctx: Context, by: By, id: str, organ: str, ground: str, received: datetime, words: dict[str, str]
) -> Outcome[Application]:
    """Enter an organ's notice; the first lawyer is asked in the same step."""
    case = found.application(ctx, by.actor, id, "decide").state.case
    sealed = {name: ctx.seal(case, f"{id}.notice.{name}", text) for name, text in words.items()}

    def registering(state: Application) -> Sequence[Any]:
        entered = Notice(organ, ground, received, sealed)
        return bench.then_offer(ctx, state, notice.register(state, by.actor, entered, ctx.now()))

    return found.step(ctx, by, id, registering)


def tell_organ(ctx: Context, by: By, id: str) -> Outcome[Application]:
    """Note that the organ was told of the lawyer."""
    return found.step(ctx, by, id, lambda state: notice.tell(state, by.actor, ctx.now()))
