"""A step (一步): load, decide, save - state, record, clocks and events in one write."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from kernel.words import Actor

S = TypeVar("S")
Decide = Callable[[Any], Sequence[Any]]
_TRACE = re.compile(r"[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")


@dataclass(frozen=True)
class By:
    """On whose behalf and because of what a step is taken.

    `cause` makes it happen once: an idempotency key, an event id, or a clock's name and time.
    `fresh` says that this cause cannot have been seen before, which saves a look-up.
    `digest` is the request's body: the same cause with another body is refused.
    """

    actor: Actor
    cause: str
    fresh: bool = False
    digest: str | None = None
    if_match: int | None = None
    at: datetime | None = None
    subject: str | None = None
    trace: str | None = None


@dataclass(frozen=True)
class Loaded(Generic[S]):
    """A document as it is now: `version` is the seq of its last entry, `at` when it began."""

    id: str
    state: S
    version: int
    at: datetime


@dataclass(frozen=True)
class Outcome(Generic[S]):
    """What a step came to. `repeated` is true where its cause had already had its effect."""

    id: str
    state: S
    version: int
    events: tuple[Any, ...] = ()
    repeated: bool = False


@dataclass(frozen=True)
class Noted:
    """An unpublished entry: a cause was looked at and nothing followed from it."""


def traced(told: object) -> str | None:
    """A W3C traceparent; None for anything else, since what is kept with an entry is kept for ever."""
    return told if isinstance(told, str) and _TRACE.fullmatch(told) else None
