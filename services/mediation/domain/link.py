"""What a link to a party's phone is (短信链接), and whether it can still be used."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from kernel.words import Actor, OutOfOrder
from services.mediation.events.links import LinkAnswered, LinkEnded, LinkMade, LinkSent

LIFE = timedelta(days=3)
PROOF_LIFE = timedelta(minutes=30)
NEWER = "newer"


class Purpose(StrEnum):
    """What a link is for; it does nothing else."""

    CONSENT = "consent"
    SIGN = "sign"


@dataclass(frozen=True)
class Link:
    """One link, for one party and one purpose. `safe`: it goes to the phone that is safe (安全联系方式)."""

    id: str
    case: str
    mediation: str
    party: str
    person: str
    purpose: Purpose
    mark: str
    made_at: datetime
    expires: datetime
    mediator: str | None = None
    version: int | None = None
    digest: str | None = None
    safe: bool = False
    sent_at: datetime | None = None
    answered_at: datetime | None = None
    answer: str | None = None
    manner: str = ""
    ended: str | None = None

    @property
    def holder(self) -> Actor:
        """The party as the one who acts."""
        return Actor(self.person, frozenset({"resident"}))


def usable(link: Link, now: datetime) -> None:
    """Raise where the link is over or a newer one was sent. One that was answered may still be looked at."""
    if link.ended is not None:
        raise OutOfOrder("link_replaced")
    if now >= link.expires:
        raise OutOfOrder("link_over")


def made(event: LinkMade) -> Link:
    """A new link, not sent yet."""
    return Link(
        event.link,
        event.case,
        event.mediation,
        event.party,
        event.person,
        Purpose(event.purpose),
        event.mark,
        event.at,
        event.expires,
        event.mediator,
        event.version,
        event.digest,
        event.safe,
    )


def send(link: Link | None, now: datetime) -> list[Any]:
    """It went out; once."""
    return [LinkSent(link.id, now)] if link is not None and link.sent_at is None else []


def answer(link: Link | None, said: str, manner: str, now: datetime) -> list[Any]:
    """It was answered; once."""
    return [LinkAnswered(link.id, said, now, manner)] if link is not None and link.answer is None else []


def end(link: Link | None, now: datetime) -> list[Any]:
    """A newer one takes its place."""
    live = link is not None and link.answer is None and link.ended is None
    return [LinkEnded(link.id, NEWER, now)] if link is not None and live else []


def evolve(state: Link | None, event: Any) -> Link:
    """The link after one more fact."""
    match event:
        case LinkMade():
            return made(event)
        case _ if state is None:
            raise ValueError(f"{type(event).__name__} before LinkMade")
        case LinkSent():
            return replace(state, sent_at=event.at)
        case LinkAnswered():
            return replace(state, answered_at=event.at, answer=event.answer, manner=event.manner)
        case LinkEnded():
            return replace(state, ended=event.reason)
        case _:
            raise ValueError(type(event).__name__)
