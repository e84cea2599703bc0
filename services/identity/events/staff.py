"""What happens to a staff account. Staff names are public; passwords are never in an event."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class StaffAppointed:
    """Who may do what where, as it is from now on; published at every change.

    `profile` holds what the other services need to choose somebody: licence, specialities, years.
    """

    username: str
    roles: tuple[str, ...]
    region: str
    active: bool
    profile: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class StaffNamed:
    """The name under which the public knows this officer, lawyer, mediator or evaluator."""

    username: str
    name: str


@dataclass(frozen=True)
class PasswordSet:
    """A password was set or changed; its hash is kept apart from the record."""

    username: str
    at: datetime


@dataclass(frozen=True)
class ContactSet:
    """Where an account's holder is written to; number, mailbox and openid are sealed, the old ones gone."""

    username: str
    at: datetime
    sealed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class SecondFactorSet:
    """The one-time code (动态口令) was turned on or off."""

    username: str
    on: bool
