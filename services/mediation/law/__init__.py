"""Law as dated data (人民调解法 and what stands beside it): no legal number lives in code.

A rule has its article, the dates in which it applies and whether its text was checked
against the official one. `rule(name, on)` finds the one in force on a day.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

_OWN = frozenset({"name", "law", "article", "since", "until", "verified", "note"})


@dataclass(frozen=True)
class Rule:
    """One rule in one version. `values` are its numbers and texts."""

    name: str
    law: str
    article: str
    since: date
    until: date | None
    verified: bool
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def basis(self) -> str:
        """How an entry of the record cites it: law, article and version."""
        return f"{self.law}.{self.article}@{self.since}"

    def holds(self, on: date) -> bool:
        """True if this version is in force on that day."""
        return self.since <= on and (self.until is None or on <= self.until)


def rule(name: str, on: date, book: str = "rules") -> Rule:
    """The version of a rule in force on a day. KeyError if none is."""
    for found in _book(book):
        if found.name == name and found.holds(on):
            return found
    raise KeyError(f"{name} on {on}")


def clock(name: str, on: date) -> Rule:
    """A legal clock (期限) in force on a day."""
    return rule(name, on, "clocks")


def basis(on: date, *names: str) -> tuple[str, ...]:
    """The citations of several rules."""
    return tuple(rule(name, on).basis for name in names)


def contents(on: date) -> tuple[Rule, ...]:
    """What an agreement may state (载明事项), in the order of Art. 29."""
    return tuple(item for item in _book("agreement") if item.holds(on))


def routes(category: str, on: date) -> tuple[str, ...]:
    """The other ways (其他途径) open in this kind of quarrel, as Art. 26 wants them told."""
    return tuple(r.name for r in _book("routes") if r.holds(on) and _concerns(r, category))


def court(kind: str, category: str, on: date, origin: str = "party") -> tuple[Rule, ...]:
    """What the court wants for a confirmation: venues, papers, exclusions, its own clocks.

    Where a court handed the quarrel over (委派、邀请先行调解), it alone is the venue (民事诉讼法 205).
    """
    rows = [r for r in _book("confirmation") if r.holds(on) and r.values["kind"] == kind]
    found = [r for r in rows if "categories" not in r.values or _concerns(r, category)]
    own = tuple(r for r in found if origin in r.values.get("origins", ()))
    return own or tuple(r for r in found if "origins" not in r.values)


def danger(name: str, on: date) -> Rule | None:
    """A kind of danger (激化情形), with who must be told of it."""
    return next((r for r in _book("dangers") if r.name == name and r.holds(on)), None)


def route(name: str) -> Rule:
    """A way by its name, whatever its dates: an old case still shows what it was told."""
    return next(found for found in _book("routes") if found.name == name)


def dispute(name: str, on: date) -> Rule | None:
    """A kind of quarrel (纠纷类型), with the kinds of mediation that take it."""
    return next((r for r in _book("disputes") if r.name == name and r.holds(on)), None)


def disputes(on: date) -> tuple[Rule, ...]:
    """All kinds of quarrel, in the order of the register."""
    return tuple(r for r in _book("disputes") if r.holds(on))


def risks(category: str, on: date) -> tuple[Rule, ...]:
    """The questions about risk (风险排查) for this kind of quarrel."""
    return tuple(r for r in _book("risks") if r.holds(on) and _concerns(r, category))


def _concerns(way: Rule, category: str) -> bool:
    return any(c == "*" or category == c or category.startswith(c + ".") for c in way.values["categories"])


@cache
def _book(name: str) -> tuple[Rule, ...]:
    rows = json.loads(files(__package__).joinpath(f"{name}.json").read_text(encoding="utf-8"))
    return tuple(_rule(row) for row in rows)


def _rule(row: Mapping[str, Any]) -> Rule:
    until = date.fromisoformat(row["until"]) if row["until"] else None
    values = {key: value for key, value in row.items() if key not in _OWN}
    since = date.fromisoformat(row["since"])
    return Rule(row["name"], row["law"], row["article"], since, until, row["verified"], values)
