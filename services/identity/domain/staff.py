"""Staff accounts (工作人员账号): who may do what where."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from kernel.words import Actor, covers
from services.identity.events import (
    ContactSet,
    PasswordSet,
    SecondFactorSet,
    SessionsRevoked,
    StaffAppointed,
    StaffEvent,
    StaffNamed,
)


class Role(StrEnum):
    """受理人员, 12348坐席, 主管, 管理员, 律师, 人民调解员, 第三方评估员."""

    OFFICER = "officer"
    OPERATOR = "operator"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"
    LAWYER = "lawyer"
    MEDIATOR = "mediator"
    EVALUATOR = "evaluator"


LAUNCHER = "service:launcher"


@dataclass(frozen=True)
class Staff:
    """An account as it is now. The name is public, `contact` sealed; the password's hash is elsewhere."""

    username: str
    roles: tuple[str, ...] = ()
    region: str = ""
    active: bool = True
    name: str = ""
    profile: dict[str, Any] = field(default_factory=dict)
    second_factor: bool = False
    revoked_before: datetime | None = None
    contact: dict[str, str] = field(default_factory=dict)


def may(actor: Actor, action: str, state: Staff) -> bool:
    """Who may `change` an account: the launcher, and admins of a region that holds it."""
    return (
        action == "change" and manages(actor) and (actor.id == LAUNCHER or covers(actor.region, state.region))
    )


def manages(actor: Actor) -> bool:
    """True for who opens and changes accounts at all: admins, and the launcher for sample staff."""
    return actor.id == LAUNCHER if actor.has("service") else actor.has("admin")


def evolve(state: Staff | None, event: StaffEvent) -> Staff:
    """The account after this fact."""
    match event:
        case StaffAppointed():
            account = state or Staff(event.username)
            return replace(
                account, roles=event.roles, region=event.region, active=event.active, profile=event.profile
            )
        case _ if state is None:
            raise ValueError(f"{type(event).__name__} before StaffAppointed")
        case StaffNamed():
            return replace(state, name=event.name)
        case ContactSet():
            return replace(state, contact=event.sealed)
        case SecondFactorSet():
            return replace(state, second_factor=event.on)
        case SessionsRevoked():
            return replace(state, revoked_before=event.before) if event.subject == state.username else state
        case PasswordSet():
            return state
