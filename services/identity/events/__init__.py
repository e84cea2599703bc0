"""Identity's events: few are published, and none of those says anything about a resident."""

from services.identity.events.persons import (
    Act,
    Manner,
    Origin,
    PersonCompleted,
    PersonRegistered,
    ProxyAllowed,
    ProxyWithdrawn,
)
from services.identity.events.staff import (
    ContactSet,
    PasswordSet,
    SecondFactorSet,
    StaffAppointed,
    StaffNamed,
)
from services.identity.events.tokens import SessionsRevoked

PUBLISHED = (StaffAppointed, SessionsRevoked)
KEPT = (
    PersonRegistered, PersonCompleted, ProxyAllowed, ProxyWithdrawn, StaffNamed, PasswordSet, SecondFactorSet,
    ContactSet,
)  # fmt: skip
CONSUMED: dict[str, type] = {}

PersonEvent = PersonRegistered | PersonCompleted | ProxyAllowed | ProxyWithdrawn | SessionsRevoked
StaffEvent = StaffAppointed | StaffNamed | PasswordSet | SecondFactorSet | SessionsRevoked | ContactSet

__all__ = [
    "CONSUMED",
    "KEPT",
    "PUBLISHED",
    "Act",
    "ContactSet",
    "Manner",
    "Origin",
    "PasswordSet",
    "PersonCompleted",
    "PersonEvent",
    "PersonRegistered",
    "ProxyAllowed",
    "ProxyWithdrawn",
    "SecondFactorSet",
    "SessionsRevoked",
    "StaffAppointed",
    "StaffEvent",
    "StaffNamed",
]  # fmt: skip
