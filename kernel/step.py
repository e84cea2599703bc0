"""A step (一步): load, decide, save - state, record, clocks and events in one write."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

from kernel.entries import Entry
from kernel.words import Actor

S = TypeVar("S")
Decide = Callable[[Any], Sequence[Any]]


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


@dataclass(frozen=True)
class Document:
    """What the database holds of an aggregate: its state, and the entries not filed yet."""

    id: str
    version: int
    head: str
    state: Any
    pending: tuple[Entry, ...] = field(default_factory=tuple)
    at: datetime | None = None
