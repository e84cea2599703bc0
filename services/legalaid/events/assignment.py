"""Finding a lawyer (指派): offers, their answers, and the one assignment."""

from dataclasses import dataclass
from datetime import date, datetime

from services.legalaid.events.words import Decline


@dataclass(frozen=True)
class OfferMade:
    """A lawyer is asked to take the case; the answer is due at `expires`."""

    case: str
    offer: str
    lawyer: str
    expires: datetime
    at: datetime
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class OfferDeclined:
    """The lawyer said no, and why. After a conflict of interest he is never asked again."""

    case: str
    offer: str
    lawyer: str
    reason: Decline
    at: datetime


@dataclass(frozen=True)
class OfferExpired:
    """The lawyer did not answer in time: the next one is asked."""

    case: str
    offer: str
    lawyer: str
    at: datetime


@dataclass(frozen=True)
class OfferLapsed:
    """An open offer ended because something else happened: assigned outright, withdrawn."""

    offer: str
    lawyer: str
    at: datetime


@dataclass(frozen=True)
class LawyerAssigned:
    """One lawyer has the matter, by accepting the offer or by the officer's own assignment (43)."""

    case: str
    matter: str
    lawyer: str
    at: datetime
    offer: str | None = None
    late: bool = False
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class LawyerListed:
    """A lawyer as identity tells of him: where he may be asked, whether he is active, his profile."""

    username: str
    region: str
    active: bool
    person: str | None = None
    firm: str | None = None
    years: int | None = None
    practising_since: date | None = None
    licensed_from: date | None = None
    licensed_until: date | None = None
    specialities: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    place: str | None = None
    juvenile: bool | None = None
    capacity: int | None = None
