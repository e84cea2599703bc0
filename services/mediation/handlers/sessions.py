"""Sessions and the mediator's calendar: hours are reserved first, so that nobody is booked twice."""

from datetime import date, datetime
from typing import Any

from kernel.context import Context
from kernel.step import By, Outcome
from kernel.words import Actor, Refusal
from services.mediation.domain import sessions
from services.mediation.domain.moments import china_day, in_china
from services.mediation.domain.sessions import Slot
from services.mediation.domain.state import Mediation
from services.mediation.handlers import found
from services.mediation.handlers.video import rooms
from services.mediation.store import CASES, Hours, at_work

Where = tuple[str | None, str | None]


def set_session(
    ctx: Context, by: By, id: str, at: datetime, where: Where, hours: int | None
) -> Outcome[Mediation]:
    """Set a session at a place or by video; with `hours`, in the mediator's calendar."""
    when = (at, where, hours)
    return _hold(
        ctx, by, id, when, lambda now, slot, said: sessions.set_session(now, by.actor, slot, said, ctx.now())
    )


def put_off(
    ctx: Context, by: By, id: str, session: str, at: datetime, where: Where, hours: int | None
) -> Outcome[Mediation]:
    """Hold a session at another time; the old hours are free again."""
    outcome = _hold(
        ctx, by, id, (at, where, hours),
        lambda state, slot, sealed: sessions.put_off(state, by.actor, session, slot, sealed, ctx.now()),
    )  # fmt: skip
    _free(ctx, outcome.state, session)
    return outcome


def _hold(
    ctx: Context, by: By, id: str, when: tuple[datetime, Where, int | None], decide: Any
) -> Outcome[Mediation]:
    """Reserve the hours, then the step; a refused step gives them back."""
    state = found.mediation(ctx, by.actor, id, "set_session").state
    at, (place, video), hours = when
    link = video or (rooms(ctx).link(f"{id}:{by.cause}") if video is not None else "")
    sealed = {"where": ctx.seal(state.case, "where", place or link)}
    slot = Slot(at, video is not None, hours, f"{id}:{by.cause}" if hours else None)
    _reserve(ctx, state, slot)
    try:
        return found.step(ctx, by, id, lambda now: decide(now, slot, sealed))
    except Refusal:
        _release(ctx, slot.booking)
        raise


def _reserve(ctx: Context, state: Mediation, slot: Slot) -> None:
    """Keep the hours, or say which are taken. Hours of a session that is not to be held are free."""
    if slot.booking is None or slot.hours is None or state.mediator is None:
        return
    hours = Hours(ctx.db, ctx.now())
    taken = hours.reserve(state.mediator, state.id, slot.booking, slot.at, slot.hours, _still_held(ctx))
    if taken is not None:
        hours.release(slot.booking)
        raise Refusal("double_booked", field="at", hour=in_china(taken).strftime("%m-%d %H:%M"))


def _still_held(ctx: Context) -> Any:
    def held(mediation: str, booking: str) -> bool:
        loaded = ctx.load(CASES, mediation)
        return loaded is not None and sessions.holds(loaded.state, booking)

    return held


def _release(ctx: Context, booking: str | None) -> None:
    if booking is not None:
        Hours(ctx.db, ctx.now()).release(booking)


def cancel_session(ctx: Context, by: By, id: str, session: str) -> Outcome[Mediation]:
    """Cancel a session; its hours are free again."""
    outcome = found.step(
        ctx, by, id, lambda state: sessions.cancel_session(state, by.actor, session, ctx.now())
    )
    _free(ctx, outcome.state, session)
    return outcome


def _free(ctx: Context, state: Mediation, session: str) -> None:
    for known in state.sessions:
        if known.id == session:
            _release(ctx, known.booking)


def calendar(ctx: Context, actor: Actor, first: date, last: date) -> list[dict[str, Any]]:
    """The mediator's own sessions from one day to another, in order. Where they are, the case says."""
    rows = [
        {"mediation": loaded.id, "case": loaded.state.case, "session": session.id, "at": session.at}
        | {"hours": session.hours, "video": session.video, "category": loaded.state.category}
        for loaded in ctx.find(CASES, at_work(actor.id))
        for session in loaded.state.sessions
        if not session.cancelled and first <= china_day(session.at) <= last
    ]
    return sorted(rows, key=lambda row: (row["at"], row["session"]))
