"""A link sent to a party's phone (短信链接): made, sent, answered. Kept here, never published."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class LinkMade:
    """A link for one party and one purpose. `mark` is the keyed hash of its secret, which is kept nowhere."""

    case: str
    mediation: str
    link: str
    party: str
    person: str
    purpose: str
    mark: str
    by: str
    at: datetime
    expires: datetime
    mediator: str | None = None
    version: int | None = None
    digest: str | None = None
    safe: bool = False


@dataclass(frozen=True)
class LinkSent:
    """The link was handed to the telephone network."""

    link: str
    at: datetime


@dataclass(frozen=True)
class LinkAnswered:
    """What the party did with it: `yes`, `no`, or `signed`, drawn or by a code. It is used up."""

    link: str
    answer: str
    at: datetime
    manner: str = ""


@dataclass(frozen=True)
class LinkEnded:
    """The link is good for nothing any more: a newer one was sent."""

    link: str
    reason: str
    at: datetime


LINKS: tuple[type, ...] = (LinkMade, LinkSent, LinkAnswered, LinkEnded)
