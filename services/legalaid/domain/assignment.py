"""Finding one lawyer (指派, 43): who may be asked, who is asked next, and that only one has it."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kernel.words import Actor, Clock, NotFound, OutOfOrder, covers
from services.legalaid import law
from services.legalaid.domain import periods, permission
from services.legalaid.domain.application import Application
from services.legalaid.domain.inside import Offer
from services.legalaid.events import (
    Alert,
    Answer,
    Decline,
    LawyerAssigned,
    OfferDeclined,
    OfferExpired,
    OfferLapsed,
    OfferMade,
    OfficerAlerted,
)

Events = Sequence[Any]


@dataclass(frozen=True)
class Candidate:
    """A lawyer at the moment of choosing. `conflict`: acts or acted for the other side, or against ours."""

    lawyer: str
    region: str
    active: bool = True
    conflict: bool = False
    years: int | None = None
    open_matters: int = 0
    offers_this_year: int = 0


Bench = Sequence[Candidate]


@dataclass(frozen=True)
class Acted:
    """A lawyer's past or present work: for whom, and against whom."""

    lawyer: str
    client: str
    against: str | None


def conflicted(applicant: str, opponent: str | None, history: Iterable[Acted]) -> frozenset[str]:
    """Lawyers who act or acted for the opponent, or against the applicant (利益冲突)."""
    return frozenset(
        acted.lawyer
        for acted in history
        if (opponent is not None and acted.client == opponent) or acted.against == applicant
    )


def hindrance(application: Application, candidate: Candidate) -> str | None:
    """Why this lawyer cannot have this matter at all, or None."""
    if not candidate.active:
        return "inactive"
    if not covers(candidate.region, application.region):
        return "elsewhere"
    if candidate.conflict or candidate.lawyer in application.in_conflict:
        return "conflict"
    if candidate.lawyer in application.replaced:
        return "replaced"
    if application.notice is not None and application.notice.experienced:
        needed, _ = law.experience()
        return "inexperienced" if (candidate.years or 0) < needed else None
    return None


def ranked(application: Application, bench: Bench, *, wider: bool = False) -> list[Candidate]:
    """Whom to ask, best first: fewest open matters, fewest offers this year, then a tie-break.

    The tie-break is a hash of application and lawyer: always the same, and favouring nobody.
    A wider round also asks those who let an offer pass, but never those in conflict.
    """
    asked = frozenset[str]() if wider else application.already_asked
    fit = [c for c in bench if hindrance(application, c) is None and c.lawyer not in asked]
    if application.draw is not None:
        order = application.draw.order
        return sorted((c for c in fit if c.lawyer in order), key=lambda c: order.index(c.lawyer))
    return sorted(fit, key=lambda c: (c.open_matters, c.offers_this_year, _tie(application.id, c.lawyer)))


def _tie(application: str, lawyer: str) -> str:
    return hashlib.sha256(f"{application}/{lawyer}".encode()).hexdigest()


def next_offer(application: Application, bench: Bench, now: datetime, *, wider: bool = False) -> Events:
    """Ask the best lawyer left; where there is none, tell an officer."""
    if not application.to_assign or application.open_offer is not None:
        return ()
    if law.way(application.region) == law.DRAW and application.draw is None:
        return _told(application, Alert.DRAW_DUE, now)
    if application.draw is not None and application.draw.made is None:
        return ()
    best = next(iter(ranked(application, bench, wider=wider)), None)
    if best is None:
        return _told(application, Alert.NO_CANDIDATE, now)
    end = periods.end("offer", now)
    number = f"{application.id}.o{len(application.offers) + 1}"
    return (OfferMade(application.case, number, best.lawyer, end.due, now, (end.basis,)),)


def _told(application: Application, alert: Alert, now: datetime) -> Events:
    """An officer must act; he is told once."""
    return () if application.alert == alert else (OfficerAlerted(alert, now),)


def own_offer(application: Application | None, actor: Actor, id: str) -> tuple[Application, Offer]:
    """The lawyer's own offer; another's does not exist for him."""
    for offer in application.offers if application else ():
        if offer.id == id and offer.lawyer == actor.id and application:
            return application, offer
    raise NotFound("offer.unknown")


def _open(application: Application | None, actor: Actor, id: str, now: datetime) -> tuple[Application, Offer]:
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
    known, offer = _open(application, actor, id, now)
    reason = hindrance(known, self_) if self_ else "inactive"
    if reason is not None:
        raise OutOfOrder(f"offer.hindered_{reason}")
    return (_assigned(known, offer.lawyer, offer.id, now),)


def decline(
    application: Application | None, actor: Actor, id: str, reason: Decline, now: datetime
) -> tuple[OfferDeclined]:
    """The lawyer says no, and why."""
    known, offer = _open(application, actor, id, now)
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
    if reason := hindrance(application, chosen):
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
