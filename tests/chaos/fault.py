"""What a fault is: it strikes a stack under load once, and says when it was over."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.chaos.load import Load
from tests.chaos.stacks import Stack


@dataclass
class Scene:
    """Where a fault strikes. `odds` are of this trial: its seed gives the same moments again."""

    stack: Stack
    load: Load
    odds: random.Random
    short: bool = False  # a bounded run: outages of seconds instead of minutes
    notes: list[str] = field(default_factory=list)  # what must not be, seen while it struck
    memory: dict[str, Any] = field(default_factory=dict)  # what strikes of one trial hand on


Strike = Callable[[Scene], float | None]
"""Strikes once; returns `time.monotonic()` of the moment at which the fault was over, None where nothing
was out of order and there is nothing to recover from."""


@dataclass(frozen=True)
class Fault:
    """`goal`: strikes in a long run, on each stack of `stacks`; `together`: strikes of one trial."""

    name: str
    strike: Strike
    goal: int
    stacks: tuple[str, ...] = ("embedded", "kafka")
    together: int = 5
    special: str = ""  # what the stack must be started with: "clock", "disk"
