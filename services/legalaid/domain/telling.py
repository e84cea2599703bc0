"""What people are told of by a message (通知): it follows from what has happened, as documents do.

What is called for and was not given yet is a running clock, due at once. A message says little: who else
holds the phone learns that there is news, not what it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kernel.words import Clock
from services.legalaid.domain.application import Application
from services.legalaid.domain.inside import Decision, Matter
from services.legalaid.events import Alert, Answer, NoticeGiven, NoticesPutOff, Ruling, Stage, Work

CLOCK = "notice"
RECIPIENT = "recipient"
LONGEST = timedelta(hours=4)
STALE = timedelta(days=3)
"""Older than this it is no news: an application from before there were notices stays quiet."""


@dataclass(frozen=True)
class Called:
    """Somebody is to be told: of what kind of thing, about which, since when."""

    kind: str
    about: str
    to: str
    at: datetime


def called_for(application: Application) -> Iterator[Called]:
    """All notices that this round's facts call for, in the order of the facts."""
    if not application.documented:
        return
    yield from _decided(application)
    for offer in application.offers:
        if offer.answer == Answer.OPEN and application.to_assign:
            yield Called("offer", offer.id, offer.lawyer, offer.at)
    for matter in application.matters:
        if matter.opened >= application.received:
            yield from _opened(matter)
            yield from _ended(matter)
    yield from _over(application)


def _decided(application: Application) -> Iterator[Called]:
    notice, decision = application.supplement, application.decision
    if notice is not None and notice.given is None and application.undecided:
        yield _to_recipient("supplement", notice.asked)
    if decision is None or application.notice is not None:
        return
    yield _to_recipient("refused" if decision.ruling == Ruling.REFUSED else "granted", decision.at)
    if application.to_assign:
        yield from _alerted(application, decision)


def _alerted(application: Application, decision: Decision) -> Iterator[Called]:
    """The officer who decided; once of each. A new offer does not take back that the three days end (43)."""
    since: dict[Alert, datetime | None] = {}
    if application.alert is not None:
        since[application.alert] = application.alerted
    if Alert.ASSIGNMENT_NEAR in application.ran_out:
        since[Alert.ASSIGNMENT_NEAR] = decision.alert_at
    for alert, at in since.items():
        yield Called("alert", f"{decision.at.isoformat()}/{alert}", decision.by, at or decision.at)


def _to_recipient(kind: str, at: datetime) -> Called:
    return Called(kind, at.isoformat(), RECIPIENT, at)


def _opened(matter: Matter) -> Iterator[Called]:
    yield Called("assigned", matter.id, RECIPIENT, matter.opened)
    if matter.offer is None:
        yield Called("appointed", matter.id, matter.lawyer, matter.opened)
    for report in matter.reports:
        yield Called("progress", report.id, RECIPIENT, report.at)
    wish = matter.replacement
    if wish is not None and wish.refused is not None:
        to = matter.lawyer if wish.by == matter.lawyer else RECIPIENT
        yield Called("stays", f"{matter.id}/{wish.refused.isoformat()}", to, wish.refused)


def _ended(matter: Matter) -> Iterator[Called]:
    if matter.ended is None:
        return
    if matter.work == Work.REPLACED:
        yield Called("replaced", matter.id, matter.lawyer, matter.ended)
    if matter.work == Work.CLOSED:
        yield Called("closed", matter.id, RECIPIENT, matter.ended)
    if matter.lacking:
        yield Called("returned", f"{matter.id}/{'|'.join(matter.lacking)}", matter.lawyer, matter.ended)
    if matter.payment is not None and matter.payment.paid is not None:
        yield Called("paid", matter.id, matter.lawyer, matter.payment.paid)


def _over(application: Application) -> Iterator[Called]:
    if application.stage == Stage.TERMINATED and application.ended is not None:
        yield _to_recipient("terminated", application.ended)
        for matter in application.matters[-1:]:
            if matter.ended == application.ended:
                yield Called("ended", matter.id, matter.lawyer, application.ended)
    objection = application.objection
    if objection is not None and objection.reviewed is not None:
        yield _to_recipient("reviewed", objection.reviewed)


def waiting(application: Application) -> list[Called]:
    """Who is still to be told of what."""
    done = {(told.kind, told.about, told.to) for told in application.told}
    return [one for one in called_for(application) if (one.kind, one.about, one.to) not in done]


def clocks(application: Application) -> Sequence[Clock]:
    """The clock that brings somebody back until all were told."""
    due = [one.at for one in waiting(application)]
    if not due:
        return ()
    return (Clock(CLOCK, application.put_off.until if application.put_off else min(due)),)


def put_off(application: Application, now: datetime) -> NoticesPutOff:
    """Nobody takes messages over: again in a minute, then two, four … at most four hours."""
    tries = application.put_off.tries + 1 if application.put_off else 1
    return NoticesPutOff(tries, now + min(LONGEST, timedelta(minutes=2 ** min(tries - 1, 10))), now)


def given(application: Application | None, notices: Sequence[NoticeGiven]) -> list[NoticeGiven]:
    """Those of them that are not entered yet."""
    done = {(told.kind, told.about, told.to) for told in application.told} if application else set()
    return [one for one in notices if (one.kind, one.about, one.to) not in done]
