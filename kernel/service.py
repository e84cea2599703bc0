"""What a service is made of, said once and in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pymongo.database import Database

from kernel.routes import Blueprint
from kernel.words import Clock

if TYPE_CHECKING:
    from kernel.context import Context
    from kernel.step import By

Document = dict[str, Any]
EventHandler = Callable[["Context", "By", Any], None]
ClockHandler = Callable[["Context", "By", str, Clock], None]
IndexSpec = tuple[Sequence[tuple[str, int]], Mapping[str, Any]]


def no_clocks(_state: Any) -> Sequence[Clock]:
    """For an aggregate without legal deadlines."""
    return ()


def always_sound(_state: Any) -> Sequence[str]:
    """For an aggregate about which nothing more is promised than its record."""
    return ()


def forgets_nothing(_ctx: Context, _owner: str) -> None:
    """For a service that finds nobody by what it knows of him."""


@dataclass(frozen=True)
class Retention:
    """How long what one kind of document seals is kept: the rows of `law` (a JSON file) for this kind.

    `owner` is where in the document the name stands whose key seals it, `people` where persons stand who are
    needed while the document is not `over`.
    """

    kind: str
    law: Path
    over: Callable[[Any], bool]
    owner: str = "state.case"
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class Aggregate:
    """One kind of document. `kind` names its collection; `key` gives the bus key (the case id).

    `sound` says, in sentences, what is in a state that must never be.
    """

    kind: str
    state: type
    events: tuple[type, ...]
    evolve: Callable[[Any, Any], Any]
    key: Callable[[Any], str]
    clocks: Callable[[Any], Sequence[Clock]] = no_clocks
    sound: Callable[[Any], Sequence[str]] = always_sound


@dataclass(frozen=True)
class View:
    """A read model over events: rebuilt from the topics, and equal to what a rebuild gives.

    `apply(db, prefix, event)` writes rows into collections whose names start with `prefix`,
    guarded by source and seq, so that a repeat or a replay changes nothing.
    """

    name: str
    topics: tuple[str, ...]
    collections: tuple[str, ...]
    apply: Callable[[Database[Document], str, Mapping[str, Any]], None]
    indexes: Mapping[str, Sequence[IndexSpec]] = field(default_factory=dict)


@dataclass(frozen=True)
class Service:
    """A service: its name, its HTTP calls, its documents, what it listens to and its clocks.

    `deadlines` are clocks that nobody's step on the document overtakes; what they do asks no other service.
    `chores` only bring somebody back (a message, a print, another try): no step waits for them.
    `concerns` holds, for some of the subscribed kinds, whether one event is meant for this
    service at all; every other subscribed event must leave a trace in the record.
    `forget` takes away what an erased owner was found by, outside of the record.
    """

    name: str
    blueprint: Blueprint
    aggregates: tuple[Aggregate, ...]
    published: tuple[type, ...]
    messages: Path
    consumed: Mapping[str, type] = field(default_factory=dict)
    subscriptions: Mapping[str, EventHandler] = field(default_factory=dict)
    concerns: Mapping[str, Callable[[Any], bool]] = field(default_factory=dict)
    deadlines: Mapping[str, ClockHandler] = field(default_factory=dict)
    chores: Mapping[str, ClockHandler] = field(default_factory=dict)
    indexes: Mapping[str, Sequence[IndexSpec]] = field(default_factory=dict)
    views: tuple[View, ...] = ()
    retention: tuple[Retention, ...] = ()
    forget: Callable[[Context, str], None] = forgets_nothing

    def aggregate(self, kind: str) -> Aggregate:
        """The declaration of one kind of document."""
        return next(a for a in self.aggregates if a.kind == kind)

    def on_clock(self, name: str) -> ClockHandler:
        """What a clock does, a deadline or a chore. KeyError where nobody said it."""
        return self.chores[name] if name in self.chores else self.deadlines[name]

    def topics(self) -> tuple[str, ...]:
        """The topics this service listens to: the names of the services that publish."""
        return tuple(sorted({kind.split(".", 1)[0] for kind in self.subscriptions} | {"identity"}))
