"""Retention (保存期限): what is over, and has been left alone for as long as the rule says, is erased.

A rule that was not compared with an official text erases nothing by itself: what it says is listed, and an
administrator who answers for it lets it happen (`./fengqiao erase due --by`).
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from kernel import faults
from kernel.clock import CHINA, EARLIEST
from kernel.context import Context
from kernel.erasing import doing
from kernel.seldom import Seldom
from kernel.service import Retention
from kernel.words import Refusal

log = logging.getLogger("fengqiao.erasing")
LOOK_SECONDS = 3600.0
BY_RULE = "rule"


@dataclass(frozen=True)
class Rule:
    """`days` after the last step; `basis` cites law, article and version."""

    kind: str
    days: int
    basis: str
    since: date
    until: date | None
    verified: bool

    def holds(self, on: date) -> bool:
        """In force on this day."""
        return self.since <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True)
class Due:
    """An owner whose time is over, and the rule by which it is."""

    owner: str
    rule: Rule


def rules(path: Path) -> tuple[Rule, ...]:
    """The rules of one service, from the file `law/retention.json`."""
    return tuple(_rule(row) for row in json.loads(path.read_text("utf-8"))["rules"])


def _rule(row: Mapping[str, Any]) -> Rule:
    basis = f"{row['law']}.{row['article']}@{row['from']}"
    until = date.fromisoformat(row["to"]) if row["to"] else None
    since = date.fromisoformat(row["from"])
    return Rule(row["kind"], int(row["days"]), basis, since, until, bool(row["verified"]))


def due(ctx: Context) -> Iterator[Due]:
    """What the rules of today would have erased and is not."""
    today = ctx.now().astimezone(CHINA).date()
    for kept in ctx.service.retention:
        for rule in rules(kept.law):
            if rule.kind == kept.kind and rule.holds(today):
                yield from _due(ctx, kept, rule)


def _due(ctx: Context, kept: Retention, rule: Rule) -> Iterator[Due]:
    end, store = ctx.now() - timedelta(days=rule.days), ctx.stores[kept.kind]
    old = {"at": {"$gt": EARLIEST, "$lt": end}, "touched": {"$lt": end}}
    for doc in store.documents.find(old):
        owner = _at(doc, kept.owner)
        if ctx.vault.erased(owner) or not kept.over(store.loaded(doc).state):
            continue
        if not _read_since(ctx, owner, end) and not doing.in_use(ctx, owner):
            yield Due(owner, rule)


def _read_since(ctx: Context, owner: str, end: datetime) -> bool:
    """Somebody needed it: each reading is written down under whose data it was."""
    return ctx.db["readings"].find_one({"subject": owner, "at": {"$gte": end}}, {"_id": 1}) is not None


def _at(doc: Mapping[str, Any], path: str) -> str:
    found: Any = doc
    for name in path.split("."):
        found = found[name]
    return str(found)


class Sweep:
    """Once an hour: what verified rules say. (A file that cannot be kept is tried again, and named.)"""

    def __init__(self, ctx: Context) -> None:
        self._ctx, self._look = ctx, Seldom(LOOK_SECONDS)

    def run_once(self) -> None:
        """Erase what is due by a rule that somebody verified."""
        if not self._look.due():
            return
        try:
            for each in [each for each in due(self._ctx) if each.rule.verified]:
                doing.erase(self._ctx, each.owner, BY_RULE, each.rule.basis)
        except (OSError, Refusal) as bad:
            log.error("%s cannot erase: %s", self._ctx.service.name, faults.where(bad))
