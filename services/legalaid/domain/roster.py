"""The lawyers who may be asked (律师名册): as identity tells of them, their leave, their scores."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from kernel.words import Invalid, NotFound, OutOfOrder
from services.legalaid.domain import profile
from services.legalaid.domain.candidate import Leave, Licence
from services.legalaid.domain.periods import day_of
from services.legalaid.events import LawyerListed, LeaveCancelled, LeaveTaken, ScoreNoted, StaffAppointed

LAWYER = "lawyer"
KEPT_SCORES = 20  # the latest; what is older says little about today
MOST_LEAVES = 24
LONGEST_DAYS = 366


@dataclass(frozen=True)
class Lawyer:
    """One lawyer. `person` is his own person id, where he is known as one: nobody acts against himself.

    `years` is his relevant practice (26) as it was told; `practising_since` says it for every day.
    """

    username: str
    region: str
    active: bool
    person: str | None = None
    firm: str | None = None
    years: int | None = None
    practising_since: date | None = None
    licence: Licence | None = None
    specialities: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    place: str | None = None
    juvenile: bool | None = None
    capacity: int | None = None
    leave: tuple[Leave, ...] = ()
    scores: tuple[float, ...] = ()

    def years_on(self, day: date) -> int | None:
        """Full years of relevant practice on a day."""
        since = self.practising_since
        if since is None:
            return self.years
        return max(day.year - since.year - ((day.month, day.day) < (since.month, since.day)), 0)


def list_lawyer(lawyer: Lawyer | None, staff: StaffAppointed) -> Sequence[Any]:
    """Keep the roster as identity has it; who never was a lawyer is not on it."""
    active = staff.active and LAWYER in staff.roles
    if lawyer is None and not active:
        return ()
    told = profile.told(staff.profile)
    listed = LawyerListed(username=staff.username, region=staff.region, active=active, **told)
    return () if lawyer is not None and evolve(lawyer, listed) == lawyer else (listed,)


def take_leave(lawyer: Lawyer | None, start: date, end: date, by: str, now: datetime) -> Sequence[Any]:
    """He is away from `start` to `end`, both inclusive."""
    if lawyer is None:
        raise NotFound("lawyer.unknown")
    if end < start:
        raise Invalid("leave.ends_before_it_begins", field="end")
    if end < day_of(now):
        raise Invalid("leave.over", field="end")
    if (end - start).days > LONGEST_DAYS:
        raise Invalid("leave.too_long", field="end")
    if any(one.start <= end and start <= one.end for one in lawyer.leave):
        raise OutOfOrder("leave.overlaps")
    if len([one for one in lawyer.leave if one.end >= day_of(now)]) >= MOST_LEAVES:
        raise OutOfOrder("leave.too_many")
    number = 1 + max((int(one.id) for one in lawyer.leave), default=0)
    return (LeaveTaken(str(number), start, end, by, now),)


def cancel_leave(lawyer: Lawyer | None, leave: str, by: str, now: datetime) -> Sequence[Any]:
    """He is there after all."""
    if lawyer is None or all(one.id != leave for one in lawyer.leave):
        raise NotFound("leave.unknown")
    return (LeaveCancelled(leave, by, now),)


def note_score(lawyer: Lawyer | None, case: str, score: float, now: datetime) -> Sequence[Any]:
    """evaluation scored a case of his."""
    return () if lawyer is None else (ScoreNoted(case, score, now),)


def evolve(lawyer: Lawyer | None, event: Any) -> Lawyer:
    """The lawyer after this fact."""
    match event:
        case LawyerListed():
            return _listed(lawyer, event)
        case LeaveTaken() if lawyer:
            leave = (*lawyer.leave, Leave(event.leave, event.start, event.end))
            return replace(lawyer, leave=leave)
        case LeaveCancelled() if lawyer:
            return replace(lawyer, leave=tuple(one for one in lawyer.leave if one.id != event.leave))
        case ScoreNoted() if lawyer:
            return replace(lawyer, scores=(*lawyer.scores, event.score)[-KEPT_SCORES:])
    raise ValueError(f"{type(event).__name__} before LawyerListed")


def _listed(lawyer: Lawyer | None, told: LawyerListed) -> Lawyer:
    licence = Licence(told.licensed_from, told.licensed_until) if told.licensed_from else None
    return Lawyer(
        username=told.username,
        region=told.region,
        active=told.active,
        person=told.person,
        firm=told.firm,
        years=told.years,
        practising_since=told.practising_since,
        licence=licence,
        specialities=told.specialities,
        languages=told.languages,
        place=told.place,
        juvenile=told.juvenile,
        capacity=told.capacity,
        leave=lawyer.leave if lawyer else (),
        scores=lawyer.scores if lawyer else (),
    )
