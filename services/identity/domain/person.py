"""A person (群众): what is known of him, sealed; found again, completed, never overwritten."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from kernel.words import NotFound
from services.identity.events import (
    Act,
    Manner,
    Origin,
    PersonCompleted,
    PersonEvent,
    PersonRegistered,
    ProxyAllowed,
    ProxyWithdrawn,
    SessionsRevoked,
)


@dataclass(frozen=True)
class Consent:
    """One proxy's authority (委托), standing until its day is over or it is withdrawn."""

    id: str
    proxy: str
    acts: tuple[Act, ...]
    manner: Manner
    given: datetime
    until: date | None = None
    withdrawn: datetime | None = None

    def stands(self, today: date) -> bool:
        """True if the authority is in force on this day (China's date)."""
        return self.withdrawn is None and (self.until is None or today <= self.until)


@dataclass(frozen=True)
class Person:
    """`sealed` holds ciphertext by field: name, phone, id_number, and `<consent>.name`."""

    id: str
    origin: Origin
    sealed: dict[str, str] = field(default_factory=dict)
    consents: tuple[Consent, ...] = ()
    revoked_before: datetime | None = None

    def consent(self, id: str) -> Consent:
        """The consent with this id. Raises NotFound."""
        for consent in self.consents:
            if consent.id == id:
                return consent
        raise NotFound("consent_unknown")


def enter(
    state: Person | None, person: str, origin: Origin, sealed: Mapping[str, str]
) -> Sequence[PersonEvent]:
    """Make the person known, or add what is missing. What is there stays as it was."""
    if state is None:
        return [PersonRegistered(person, origin, dict(sealed))]
    missing = {name: value for name, value in sealed.items() if name not in state.sealed}
    return [PersonCompleted(person, missing)] if missing else []


def sign_out(state: Person | None, token: str | None, now: datetime) -> Sequence[PersonEvent]:
    """End the sign-in that this token stands for, or every sign-in of the person."""
    if state is None:
        raise NotFound("person_unknown")
    return [SessionsRevoked(f"jti:{token}" if token else state.id, now)]


def evolve(state: Person | None, event: PersonEvent) -> Person:
    """The person after this fact."""
    match event:
        case PersonRegistered():
            return Person(event.person, event.origin, dict(event.sealed))
        case _ if state is None:
            raise ValueError(f"{type(event).__name__} before PersonRegistered")
        case PersonCompleted():
            return replace(state, sealed={**state.sealed, **event.sealed})
        case ProxyAllowed():
            return _with_consent(state, event)
        case ProxyWithdrawn():
            return replace(state, consents=tuple(_ended(c, event) for c in state.consents))
        case SessionsRevoked():
            return replace(state, revoked_before=event.before) if event.subject == state.id else state


def _with_consent(state: Person, event: ProxyAllowed) -> Person:
    consent = Consent(event.consent, event.proxy, event.acts, event.manner, event.given, event.until)
    return replace(state, consents=(*state.consents, consent), sealed={**state.sealed, **event.sealed})


def _ended(consent: Consent, event: ProxyWithdrawn) -> Consent:
    return replace(consent, withdrawn=event.at) if consent.id == event.consent else consent
