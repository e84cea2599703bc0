"""A post's rota (值班表): who is there on which day, swaps, and days that nobody covers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from kernel.words import Actor, Forbidden, Invalid, NotFound, OutOfOrder, covers
from services.legalaid.domain.candidate import Candidate
from services.legalaid.domain.periods import day_of
from services.legalaid.domain.planning import Served, planned
from services.legalaid.events import PostOpened, RotaSet, SwapAnswered, SwapAsked, Turn

KINDS = ("court", "procuratorate", "detention")
LONGEST = timedelta(days=100)
KEPT = timedelta(days=400)


@dataclass(frozen=True)
class Shift:
    """A turn, and the colleague who is asked to take it."""

    day: date
    lawyer: str
    asked: str | None = None


@dataclass(frozen=True)
class Post:
    """A post with its turns of the last year and the time to come."""

    id: str
    region: str
    kind: str
    name: str
    weekends: bool = False
    shifts: tuple[Shift, ...] = ()
    lawyers: tuple[str, ...] = ()

    def on(self, day: date) -> Shift | None:
        """Who is there on a day."""
        return next((shift for shift in self.shifts if shift.day == day), None)


def open_post(
    post: Post | None, id: str, actor: Actor, kind: str, name: str, weekends: bool, now: datetime
) -> Sequence[Any]:
    """An officer opens a post in his region."""
    if post is not None:
        raise OutOfOrder("duty.post_exists")
    return (PostOpened(id, actor.region or "", kind, name, weekends, actor.id, now),)


def require_officer(actor: Actor, post: Post) -> None:
    """Officers of the region keep the rota."""
    if not (actor.has("officer") and covers(actor.region, post.region)):
        raise Forbidden("duty.not_yours")


def plan(
    post: Post,
    actor: Actor,
    days: Sequence[date],
    lawyers: Sequence[Candidate],
    served: Served,
    now: datetime,
) -> Sequence[Any]:
    """Fill the days that have nobody, or somebody on leave, as evenly as leave allows."""
    require_officer(actor, post)
    if not days:
        raise Invalid("duty.no_days", field="until")
    if days[0] < day_of(now) or days[-1] - day_of(now) > LONGEST:
        raise Invalid("duty.days_out_of_reach", field="until")
    open_ = [day for day in days if not _covered(post, day, lawyers)]
    turns, _ = planned(open_, lawyers, served, post.id)
    if not turns:
        raise OutOfOrder("duty.nothing_to_plan")
    return (RotaSet(tuple(turns), actor.id, now),)


def _covered(post: Post, day: date, lawyers: Iterable[Candidate]) -> bool:
    shift = post.on(day)
    return shift is not None and shift.day not in uncovered(post, lawyers)


def uncovered(post: Post, lawyers: Iterable[Candidate]) -> frozenset[date]:
    """Days whose lawyer is on leave or not on the roster any more."""
    known = {one.lawyer: one for one in lawyers}
    return frozenset(
        shift.day
        for shift in post.shifts
        if (one := known.get(shift.lawyer)) is None
        or not one.active
        or any(leave.start <= shift.day <= leave.end for leave in one.leave)
    )


def give(post: Post, actor: Actor, day: date, chosen: Candidate | None, now: datetime) -> Sequence[Any]:
    """The officer sets a day by hand."""
    require_officer(actor, post)
    if day < day_of(now):
        raise Invalid("duty.days_out_of_reach", field="day")
    _fit(chosen, post, day)
    assert chosen is not None
    return (RotaSet((Turn(day, chosen.lawyer),), actor.id, now),)


def _fit(chosen: Candidate | None, post: Post, day: date) -> None:
    if chosen is None or not chosen.active or not covers(chosen.region, post.region):
        raise NotFound("lawyer.unknown", field="lawyer")
    if any(leave.start <= day <= leave.end for leave in chosen.leave):
        raise OutOfOrder("lawyer.on_leave", field="lawyer")


def ask_swap(post: Post, actor: Actor, day: date, to: Candidate | None, now: datetime) -> Sequence[Any]:
    """The lawyer of a day asks a colleague to take it."""
    shift = post.on(day)
    if shift is None or shift.lawyer != actor.id:
        raise NotFound("duty.no_such_day", field="day")
    if day < day_of(now):
        raise OutOfOrder("duty.day_over")
    if to is not None and to.lawyer == actor.id:
        raise Invalid("duty.swap_with_oneself", field="to")
    _fit(to, post, day)
    assert to is not None
    return (SwapAsked(day, actor.id, to.lawyer, now),)


def answer_swap(post: Post, actor: Actor, day: date, agreed: bool, now: datetime) -> Sequence[Any]:
    """The colleague answers; the day is his from then on, if he agrees."""
    shift = post.on(day)
    if shift is None or shift.asked != actor.id:
        raise NotFound("duty.no_such_day", field="day")
    if day < day_of(now):
        raise OutOfOrder("duty.day_over")
    return (SwapAnswered(day, actor.id, agreed, now),)


def evolve(post: Post | None, event: Any) -> Post:
    """The post after this fact."""
    match event:
        case PostOpened():
            return Post(event.post, event.region, event.kind, event.name, event.weekends)
        case RotaSet() if post:
            return _with(post, {turn.day: Shift(turn.day, turn.lawyer) for turn in event.turns}, event.at)
        case SwapAsked() if post:
            return _with(post, {event.day: Shift(event.day, event.lawyer, event.to)}, event.at)
        case SwapAnswered() if post:
            shift = post.on(event.day)
            keeps = shift.lawyer if shift else event.to
            return _with(post, {event.day: Shift(event.day, event.to if event.agreed else keeps)}, event.at)
    raise ValueError(f"{type(event).__name__} before PostOpened")


def _with(post: Post, new: dict[date, Shift], at: datetime) -> Post:
    """The rota with these days; what is older than a year stays in the record only."""
    oldest = day_of(at) - KEPT
    days = {shift.day: shift for shift in post.shifts if shift.day >= oldest} | new
    shifts = tuple(days[day] for day in sorted(days))
    concerned = {shift.lawyer for shift in shifts} | {shift.asked for shift in shifts if shift.asked}
    return replace(post, shifts=shifts, lawyers=tuple(sorted(concerned)))
