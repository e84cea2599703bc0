"""The few plain words that every rule uses. Standard library only, so that rules stay pure.

This is the one kernel module (with `calendar`) that a service's `domain` and `events` may import.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Actor:
    """Who acts: `id` is a person id, a staff user name, `service:<name>`, `clock` or `public`."""

    id: str
    roles: frozenset[str] = field(default_factory=frozenset)
    region: str | None = None

    def has(self, *roles: str) -> bool:
        """True if the actor holds at least one of these roles."""
        return not self.roles.isdisjoint(roles)


PUBLIC = Actor("public", frozenset({"public"}))
CLOCK = Actor("clock", frozenset({"clock"}))


@dataclass(frozen=True)
class Clock:
    """A running deadline (时限) of an aggregate: `name` says which, `due` is aware."""

    name: str
    due: datetime
    paused: bool = False


def covers(staff_region: str | None, region: str) -> bool:
    """True if a GB/T 2260 code contains another: 620700 (a city) covers 620725 (its county)."""
    if staff_region is None:
        return False
    stem = staff_region.removesuffix("00").removesuffix("00") if staff_region.endswith("00") else staff_region
    return region.startswith(stem)


class Refusal(Exception):
    """The rules say no. `code` names a text in the service's messages; nothing was changed."""

    status = 409

    def __init__(self, code: str, *, field: str | None = None, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.params: Mapping[str, object] = params


class OutOfOrder(Refusal):
    """The step is right, but not now: another step came first or is missing."""

    status = 409


class Invalid(Refusal):
    """What was sent cannot be accepted as it is."""

    status = 422


class Forbidden(Refusal):
    """This actor may not do this to this case."""

    status = 403


class NotFound(Refusal):
    """Nothing here for this actor."""

    status = 404


class NotYet(Exception):
    """A fact that an event builds on has not arrived: the event waits and is tried again."""
