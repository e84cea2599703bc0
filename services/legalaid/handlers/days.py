"""The lawyer's days on a matter; what is said of them is sealed under the case's key."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from kernel import ids
from kernel.context import Context
from kernel.step import By, Outcome
from kernel.words import Actor
from services.legalaid.domain import days, permission
from services.legalaid.domain.application import Application
from services.legalaid.domain.days import Day
from services.legalaid.domain.inside import Matter
from services.legalaid.handlers.reading import words
from services.legalaid.store import APPLICATIONS

Decide = Callable[[Application | None, dict[str, str]], Sequence[Any]]


def _step(ctx: Context, by: By, id: str, text: str | None, decide: Decide) -> Outcome[Application]:
    loaded = ctx.load(APPLICATIONS, ids.owner(id))
    known, _ = permission.matter_of(by.actor, loaded.state if loaded else None, id)
    sealed = {"words": ctx.seal(known.case, f"{id}.days", text)} if text else {}
    return ctx.step(APPLICATIONS, ids.owner(id), lambda state: decide(state, sealed), by)


def meet(ctx: Context, by: By, id: str, on: datetime, text: str | None) -> Outcome[Application]:
    """Note the first meeting."""
    return _step(ctx, by, id, text, lambda s, sealed: days.meet(s, by.actor, id, on, sealed, ctx.now()))


def retain(ctx: Context, by: By, id: str, on: datetime) -> Outcome[Application]:
    """Note the signed agreement."""
    return _step(ctx, by, id, None, lambda s, _: days.retain(s, by.actor, id, on, ctx.now()))


def note(ctx: Context, by: By, id: str, day: Day, text: str | None) -> Outcome[Application]:
    """Note a day's work."""
    return _step(ctx, by, id, text, lambda s, sealed: days.note(s, by.actor, id, day, sealed, ctx.now()))


def set_hearing(
    ctx: Context, by: By, id: str, starts: datetime, minutes: int, place: str
) -> Outcome[Application]:
    """Set a hearing."""
    return _step(
        ctx,
        by,
        id,
        place,
        lambda s, sealed: days.set_hearing(s, by.actor, id, starts, minutes, sealed, ctx.now()),
    )


def drop_hearing(ctx: Context, by: By, hearing: str) -> Outcome[Application]:
    """Drop a hearing."""
    id = hearing.rpartition(".")[0]
    return _step(ctx, by, id, None, lambda s, _: days.drop_hearing(s, by.actor, id, hearing, ctx.now()))


def shown(ctx: Context, actor: Actor, state: Application, one: Matter) -> dict[str, Any]:
    """The days of a matter in clear, for who may read its reports."""

    def said(sealed: dict[str, str]) -> str | None:
        return words.opened(ctx, actor, state, f"{one.id}.days", sealed.get("words"))

    met = one.met and {"on": one.met.on, "late": one.met.late, "text": said(one.met.sealed)}
    diary = [
        {"id": d.id, "kind": d.kind, "on": d.on, "hours": d.hours, "text": said(d.sealed)} for d in one.diary
    ]
    hearings = [
        {"id": h.id, "starts": h.starts, "minutes": h.minutes, "dropped": h.dropped, "place": said(h.sealed)}
        for h in one.hearings
    ]
    return {"met": met, "retained": one.retained, "diary": diary, "hearings": hearings}
