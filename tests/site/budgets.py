"""The budgets are data; a page's figures are held against them here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("budgets.json")
# Other work on the machine spoils the times; the steady figures of Lighthouse it does not.
TIMED = frozenset({"performance", "TBT", "LCP", "first paint", "usable"})
STEADY = frozenset({"accessibility", "best practices", "CLS"})
AT_LEAST = {"performance", "accessibility", "best practices", "touch", "text", "line"}


@dataclass(frozen=True)
class Miss:
    """A figure beyond its budget; `reason` where the budget's file allows it."""

    page: str
    what: str
    figure: float
    budget: float
    reason: str = ""

    def __str__(self) -> str:
        why = f" - {self.reason}" if self.reason else ""
        return f"{self.page}: {self.what} {self.figure:g}, budget {self.budget:g}{why}"


@dataclass
class Judge:
    """Holds figures against the budgets; remembers what was missed, and which allowance was used.

    `ignored`: figures that are not judged, however bad they are."""

    budgets: Mapping[str, Any]
    ignored: frozenset[str] = frozenset()
    misses: list[Miss] = field(default_factory=list)

    def weigh(self, page: str, gate: str, figures: Mapping[str, float]) -> None:
        """Every figure that has a budget at this gate."""
        for what, budget in self._judged(gate, figures):
            if _beyond(what, figures[what], budget):
                reason = self._allowed(page, what, figures[what])
                self.misses.append(Miss(page, what, figures[what], budget, reason))

    def keeps(self, page: str, gate: str, figures: Mapping[str, float]) -> bool:
        """Is every figure within its budget, or allowed to miss it?"""
        return all(
            not _beyond(what, figures[what], budget) or self._allowed(page, what, figures[what])
            for what, budget in self._judged(gate, figures)
        )

    def _judged(self, gate: str, figures: Mapping[str, float]) -> list[tuple[str, float]]:
        given: Mapping[str, float] = self.budgets[gate]
        return [(w, budget) for w, budget in given.items() if w in figures and w not in self.ignored]

    def _allowed(self, page: str, what: str, figure: float) -> str:
        for entry in self.budgets["missed"]:
            if (entry["page"], entry["what"]) == (page, what) and not _beyond(what, figure, entry["figure"]):
                return str(entry["reason"])
        return ""

    @property
    def failures(self) -> list[str]:
        """Misses without a reason, and reasons without a miss."""
        used = {(miss.page, miss.what) for miss in self.misses}
        judged = [e for e in self.budgets["missed"] if e["what"] not in self.ignored]
        unused = [e for e in judged if (e["page"], e["what"]) not in used]
        return [str(miss) for miss in self.misses if not miss.reason] + [
            f"{e['page']}: {e['what']} is within its budget now: take it off the list" for e in unused
        ]


def _beyond(what: str, figure: float, budget: float) -> bool:
    return figure < budget if what in AT_LEAST else figure > budget


@cache
def budgets() -> Mapping[str, Any]:
    """What stands in budgets.json."""
    read: Mapping[str, Any] = json.loads(FILE.read_text("utf-8"))
    return read
