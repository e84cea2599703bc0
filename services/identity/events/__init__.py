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
from services.identity.events.staff import PasswordSet, SecondFactorSet, StaffAppointed, StaffNamed
from services.identity.events.tokens import SessionsRevoked

PUBLISHED = (StaffAppointed, SessionsRevoked)
KEPT = (
    PersonRegistered, PersonCompleted, ProxyAllowed, ProxyWithdrawn, StaffNamed, PasswordSet, SecondFactorSet,
)  # fmt: skip
CONSUMED: dict[str, type] = {}

PersonEvent = PersonRegistered | PersonCompleted | ProxyAllowed | ProxyWithdrawn | SessionsRevoked
StaffEvent = StaffAppointed | StaffNamed | PasswordSet | SecondFactorSet | SessionsRevoked

__all__ = [
    "CONSUMED", "KEPT", "PUBLISHED", "Act", "Manner", "Origin", "PasswordSet", "PersonCompleted",
    "PersonEvent", "PersonRegistered", "ProxyAllowed", "ProxyWithdrawn", "SecondFactorSet",
    "SessionsRevoked", "StaffAppointed", "StaffEvent", "StaffNamed",
]  # fmt: skip
