"""Opening and changing staff accounts (任命): who may, and what ends somebody's sign-ins."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from kernel.words import Actor, Forbidden, Invalid, NotFound, OutOfOrder, covers
from services.identity.domain.staff import Role, Staff, manages, may
from services.identity.events import (
    ContactSet,
    PasswordSet,
    SecondFactorSet,
    SessionsRevoked,
    StaffAppointed,
    StaffEvent,
    StaffNamed,
)

USERNAME = re.compile(r"[a-z][a-z0-9._-]{1,31}")
PERSONAL = frozenset({"name", "phone", "mobile", "email", "address", "id_number", "birthday"})


@dataclass(frozen=True)
class Change:
    """What is to be different; None leaves a thing as it is."""

    roles: tuple[str, ...] | None = None
    region: str | None = None
    active: bool | None = None
    name: str | None = None
    profile: Mapping[str, Any] | None = None


def appoint(state: Staff | None, actor: Actor, new: Staff, now: datetime) -> Sequence[StaffEvent]:
    """Open an account. Its password has been hashed by the caller and is kept apart."""
    if state is not None:
        raise OutOfOrder("staff_exists", field="username", username=new.username)
    if not USERNAME.fullmatch(new.username):
        raise Invalid("username_shape", field="username")
    _within(actor, new)
    _impersonal(new.profile)
    return [
        StaffAppointed(new.username, _ordered(new.roles), new.region, True, dict(new.profile)),
        StaffNamed(new.username, new.name),
        PasswordSet(new.username, now),
    ]


def change(state: Staff | None, actor: Actor, wanted: Change, now: datetime) -> Sequence[StaffEvent]:
    """Change an account. Less than before ends its sign-ins: what was taken away is gone at once."""
    if state is None:
        raise NotFound("staff_unknown")
    _within(actor, state)
    new = _changed(state, wanted)
    _within(actor, new)
    _impersonal(new.profile)
    if actor.id == state.username and (new.roles, new.region, new.active) != _reach(state):
        raise Forbidden("own_access")
    events: list[StaffEvent] = []
    if (*_reach(new), new.profile) != (*_reach(state), state.profile):
        events.append(StaffAppointed(new.username, new.roles, new.region, new.active, new.profile))
    if new.name != state.name:
        events.append(StaffNamed(state.username, new.name))
    if _less(state, new):
        events.append(SessionsRevoked(state.username, now))
    return events


def set_password(state: Staff | None, actor: Actor, now: datetime) -> Sequence[StaffEvent]:
    """A new password ends every sign-in made with the old one."""
    if state is None:
        raise NotFound("staff_unknown")
    if actor.id != state.username:
        _within(actor, state)
    return [PasswordSet(state.username, now), SessionsRevoked(state.username, now)]


def set_second_factor(state: Staff | None, actor: Actor, on: bool) -> Sequence[StaffEvent]:
    """Turn the one-time code on (oneself only) or off (oneself, or an admin when the phone is lost)."""
    if state is None:
        raise NotFound("staff_unknown")
    if actor.id != state.username:
        _within(actor, state)
        if on:
            raise Forbidden("otp_own")
    return [SecondFactorSet(state.username, on)] if on != state.second_factor else []


def set_contact(
    state: Staff | None, actor: Actor, sealed: Mapping[str, str], now: datetime
) -> Sequence[StaffEvent]:
    """Where the holder is written to from now on; oneself only, for it says where one can be found."""
    if state is None:
        raise NotFound("staff_unknown")
    if actor.id != state.username:
        raise Forbidden("not_allowed")
    return [ContactSet(state.username, now, dict(sealed))]


def sign_out(state: Staff | None, token: str | None, now: datetime) -> Sequence[StaffEvent]:
    """End the sign-in that this token stands for, or every sign-in of the account."""
    if state is None:
        raise NotFound("staff_unknown")
    return [SessionsRevoked(f"jti:{token}" if token else state.username, now)]


def _changed(state: Staff, wanted: Change) -> Staff:
    given = {name: value for name, value in vars(wanted).items() if value is not None}
    if "roles" in given:
        given["roles"] = _ordered(given["roles"])
    return replace(state, **given)


def _ordered(roles: Sequence[str]) -> tuple[str, ...]:
    if not roles:
        raise Invalid("roles_missing", field="roles")
    return tuple(sorted({Role(role).value for role in roles}))


def _reach(state: Staff) -> tuple[tuple[str, ...], str, bool]:
    return state.roles, state.region, state.active


def _less(old: Staff, new: Staff) -> bool:
    lost = bool(set(old.roles) - set(new.roles))
    return lost or not covers(new.region, old.region) or (old.active and not new.active)


def _within(actor: Actor, account: Staff) -> None:
    if not manages(actor):
        raise Forbidden("not_allowed")
    if not may(actor, "change", account):
        raise Forbidden("region_beyond", field="region", region=account.region)


def _impersonal(profile: Mapping[str, Any]) -> None:
    """A profile is published: nothing by which somebody can be rung or visited belongs there."""
    if personal := sorted(PERSONAL & {key.lower() for key in profile}):
        raise Invalid("profile_personal", field="profile", key=personal[0])
