"""Finding one lawyer (指派, 43): who may be asked, who is asked next, and that only one has it."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from kernel.words import Actor, Clock, NotFound, OutOfOrder
from services.legalaid import law
from services.legalaid.domain import matching, periods, permission
from services.legalaid.domain.application import Application
from services.legalaid.domain.candidate import Acted, Bench, Candidate, conflicted
from services.legalaid.domain.hindrance import FULL, hindrance
from services.legalaid.domain.inside import Offer
from services.legalaid.events import (
    Alert,
    Answer,
    Decline,
    LawyerAssigned,
    MatchAwaited,
    OfferDeclined,
    OfferExpired,
    OfferLapsed,
    OfferMade,
    OfficerAlerted,
)

__all__ = [
    "Acted",
    "Bench",
    "Candidate",
    "accept",
    "assign",
    "by_draw",
    "conflicted",
    "decline",
    "expire",
    "gathered",
    "hindrance",
    "next_offer",
    "offer",
    "own_offer",
    "try_again",
]
Events = Sequence[Any]


def next_offer(application: Application, bench: Bench, now: datetime, *, wider: bool = False) -> Events:
    """Ask the best lawyer left: in a first round, else in a wider one. Where there is none, tell an officer.

    With `wider` the officer wants everybody asked again, but for those in conflict.
    """
    if not application.waiting:
        return ()
    if by_draw(application) and application.draw is None:
        return _told(application, Alert.DRAW_DUE, now)
    on = periods.day_of(now)
    for round in (matching.AGAIN,) if wider else (matching.FIRST, matching.WIDER):
        pick = matching.first(matching.ranked(application, bench, on, round=round), round)
        if pick:
            return offer(application, pick, {one.lawyer: one for one in bench}, now)
    return (*_told(application, Alert.NO_CANDIDATE, now), *try_again(application, now))


def offer(
    application: Application, pick: matching.Pick, bench: Mapping[str, Candidate], now: datetime
) -> Events:
    """Ask the lawyer picked; the reasons are kept beside the offer. A draw needs none but itself."""
    end, on = periods.end("offer", now), periods.day_of(now)
    number = f"{application.id}.o{len(application.offers) + 1}"
    made = OfferMade(application.case, number, pick.lawyer, end.due, now, (end.basis,))
    if application.draw is not None:
        return (made,)
    best = [bench[name] for name in pick.best]
    return (made, matching.explain(application, pick, bench[pick.lawyer], best, number, on))


def try_again(application: Application, now: datetime) -> Events:
    """Nobody is free now: all who wait are matched again after an hour, then two, then four (policy).

    When the three days are over (43) no more: it is the officer who must assign outright.
    """
    decision = application.decision
    if application.match_at is not None and application.match_at > now:
        return ()
    if decision is None or (decision.assign_by is not None and now >= decision.assign_by):
        return (MatchAwaited(None, now),) if application.match_at else ()
    pause = timedelta(hours=law.policy(application.region, periods.day_of(now)).retry_hours)
    return (MatchAwaited(now + max(pause, now - decision.at), now),)


def by_draw(application: Application) -> bool:
    """True where the region's policy lets a draw choose."""
    return law.way(application.region) == law.DRAW


def gathered(application: Application, now: datetime) -> Events:
    """Wait for the next common round, where the region's policy gathers cases; else nothing."""
    minutes = law.policy(application.region, periods.day_of(now)).gather_minutes
    if not minutes or not application.waiting or application.draw is not None:
        return ()
    if application.match_at is not None and application.match_at > now:
        return ()
    past = now.timestamp() % (minutes * 60)
    return (MatchAwaited(now + timedelta(seconds=minutes * 60 - past), now),)


def _told(application: Application, alert: Alert, now: datetime) -> Events:
    """An officer must act; he is told once."""
    return () if application.alert == alert else (OfficerAlerted(alert, now),)


def own_offer(application: Application | None, actor: Actor, id: str) -> tuple[Application, Offer]:
    """The lawyer's own offer; another's does not exist for him."""
    for offer in application.offers if application else ():
        if offer.id == id and offer.lawyer == actor.id and application:
            return application, offer
    raise NotFound("offer.unknown")


def waiting_offer(
    application: Application | None, actor: Actor, id: str, now: datetime
) -> tuple[Application, Offer]:
    """The lawyer's own offer, while it waits for his answer."""
    known, offer = own_offer(application, actor, id)
    if offer.answer != Answer.OPEN or not known.to_assign:
        raise OutOfOrder(f"offer.{offer.answer}" if offer.answer != Answer.OPEN else "offer.lapsed")
    if now > offer.expires:
        raise OutOfOrder("offer.expired")
    return known, offer


def accept(
    application: Application | None, actor: Actor, id: str, self_: Candidate | None, now: datetime
) -> Events:
    """The lawyer takes the case. Checked again: still on the roster, still without a conflict."""
    known, offer = waiting_offer(application, actor, id, now)
    reason = hindrance(known, self_, periods.day_of(now), wider=True) if self_ else "inactive"
    if reason not in (None, FULL):
        raise OutOfOrder(f"offer.hindered_{reason}")
    return (_assigned(known, offer.lawyer, offer.id, now),)


def decline(
    application: Application | None, actor: Actor, id: str, reason: Decline, now: datetime
) -> tuple[OfferDeclined]:
    """The lawyer says no, and why."""
    known, offer = waiting_offer(application, actor, id, now)
    return (OfferDeclined(known.case, offer.id, offer.lawyer, reason, now),)


def expire(application: Application, clock: Clock, now: datetime) -> Events:
    """No answer came in time."""
    offer = application.open_offer
    if offer is None or offer.expires != clock.due:
        return ()
    return (OfferExpired(application.case, offer.id, offer.lawyer, now),)


def assign(application: Application, actor: Actor, chosen: Candidate | None, now: datetime) -> Events:
    """The officer assigns outright (直接指派); an open offer lapses."""
    permission.require(actor, "assign", application)
    if not application.to_assign:
        raise OutOfOrder("assignment.not_now")
    if chosen is None:
        raise NotFound("lawyer.unknown", field="lawyer")
    reason = hindrance(application, chosen, periods.day_of(now), wider=True)
    if reason not in (None, FULL):
        raise OutOfOrder(f"lawyer.{reason}", field="lawyer")
    offer = application.open_offer
    lapsed = (OfferLapsed(offer.id, offer.lawyer, now),) if offer else ()
    return (*lapsed, _assigned(application, chosen.lawyer, None, now))


def _assigned(application: Application, lawyer: str, offer: str | None, now: datetime) -> LawyerAssigned:
    decision = application.decision
    limit = decision.assign_by if decision else None
    number = f"{application.id}.m{len(application.matters) + 1}"
    basis = (periods.end("assignment", now).basis,)
    return LawyerAssigned(
        application.case, number, lawyer, now, offer, limit is not None and now > limit, basis
    )
