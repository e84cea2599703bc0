"""Danger (可能激化): report it at once, tell who must be told, and keep who was told when. Art. 25."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from kernel.words import Actor, Clock, Invalid, NotFound, OutOfOrder
from services.mediation import law
from services.mediation.domain.moments import china_day
from services.mediation.domain.parts import Danger
from services.mediation.domain.standing import must
from services.mediation.domain.state import Mediation
from services.mediation.events import (
    DangerOver,
    DangerRaised,
    DangerReported,
    DangerTold,
    DangerUntold,
    Told,
)

CLOCK = "danger_report"
TELLABLE = frozenset({"police", "township", "bureau", "family", "women_federation", "hospital", "court"})


def report(
    state: Mediation, actor: Actor, kind: str, told: tuple[Told, ...], sealed: dict[str, str], now: datetime
) -> list[Any]:
    """Report a danger, at any time: also before a mediator is named, and after the end."""
    must(actor, "report_danger", state)
    rule = law.danger(kind, china_day(now))
    if rule is None:
        raise Invalid("danger_unknown", field="kind")
    for one in told:
        _plausible(one, now)
    id = f"{state.id}.d{len(state.dangers) + 1}"
    reported = DangerReported(state.case, state.id, id, kind, actor.id, now, told, (rule.basis,), sealed)
    return [reported, DangerRaised(state.id, id, kind, state.region, now)]


def tell(state: Mediation, actor: Actor, id: str, told: Told, now: datetime) -> list[Any]:
    """Somebody more was told."""
    must(actor, "report_danger", state)
    _running(state, id)
    _plausible(told, now)
    return [DangerTold(state.case, state.id, id, told)]


def settle(state: Mediation, actor: Actor, id: str, now: datetime) -> list[Any]:
    """The danger is over; not before those were told who must be."""
    must(actor, "report_danger", state)
    danger = _running(state, id)
    if waiting := untold(danger):
        raise OutOfOrder("danger_untold", missing="、".join(waiting))
    return [DangerOver(state.case, state.id, id, actor.id, now)]


def untold(danger: Danger) -> tuple[str, ...]:
    """Who must be told of this kind of danger and was not yet."""
    rule = law.danger(danger.kind, china_day(danger.at))
    known = {told.who for told in danger.told}
    return tuple(who for who in (rule.values["tell"] if rule else ()) if who not in known)


def clocks(state: Mediation) -> list[Clock]:
    """The minutes until those must know of a danger who must be told (及时报告)."""
    waiting = [_until(d) for d in state.dangers if d.over_at is None and not d.late and untold(d)]
    return [Clock(CLOCK, min(waiting))] if waiting else []


def _until(danger: Danger) -> datetime:
    minutes = law.clock(CLOCK, china_day(danger.at)).values["minutes"]
    return danger.at + timedelta(minutes=minutes)


def untold_over(state: Mediation | None, now: datetime) -> list[Any]:
    """The minutes passed: the supervisor sees it as late."""
    open_ones = [d for d in (state.dangers if state else ()) if d.over_at is None and not d.late]
    late = [d for d in open_ones if untold(d) and _until(d) <= now]
    return [DangerUntold(state.case, state.id, d.id, now) for d in late] if state else []


def _running(state: Mediation, id: str) -> Danger:
    found = next((danger for danger in state.dangers if danger.id == id), None)
    if found is None:
        raise NotFound("danger_not_found")
    if found.over_at is not None:
        raise OutOfOrder("danger_over")
    return found


def _plausible(told: Told, now: datetime) -> None:
    if told.who not in TELLABLE:
        raise Invalid("told_unknown", field="who")
    if told.at > now:
        raise Invalid("told_later", field="at")


def reported(state: Mediation, event: DangerReported) -> Mediation:
    """One more danger: red until it is over."""
    danger = Danger(event.danger, event.kind, event.by, event.at, event.told, None, event.sealed)
    return replace(state, dangers=(*state.dangers, danger), danger=True)


def told_of(state: Mediation, event: DangerTold) -> Mediation:
    """One more knows."""
    return _changed(state, event.danger, lambda danger: replace(danger, told=(*danger.told, event.told)))


def over(state: Mediation, event: DangerOver) -> Mediation:
    """One danger less."""
    return _changed(state, event.danger, lambda danger: replace(danger, over_at=event.at))


def raised(state: Mediation, event: DangerRaised) -> Mediation:
    """Said to others; the danger itself is reported beside it."""
    return state


def left_untold(state: Mediation, event: DangerUntold) -> Mediation:
    """Somebody was not told in time."""
    return _changed(state, event.danger, lambda danger: replace(danger, late=True))


def _changed(state: Mediation, id: str, change: Any) -> Mediation:
    dangers = tuple(change(danger) if danger.id == id else danger for danger in state.dangers)
    return replace(state, dangers=dangers, danger=any(danger.over_at is None for danger in dangers))
