"""The register, and the committee that has the quarrel."""

import json
from datetime import date
from typing import Any

from kernel.context import Context
from kernel.step import By, Outcome
from services.mediation import law
from services.mediation.domain import register as entries
from services.mediation.domain.moments import china_day
from services.mediation.domain.state import Mediation
from services.mediation.handlers import found
from services.mediation.handlers.committees import committee


def register(ctx: Context, by: By, id: str, body: dict[str, Any]) -> Outcome[Mediation]:
    """Enter a quarrel; the organ and its number are sealed."""
    state = found.mediation(ctx, by.actor, id, "register").state
    organ = {"organ": body.pop("organ"), "number": body.pop("number")}
    words = json.dumps(organ, ensure_ascii=False)
    said = entries.Said(**body, sealed={"organ": ctx.seal(state.case, "organ", words)})
    return found.step(ctx, by, id, lambda now: entries.register(now, by.actor, said, ctx.now()))


def charge(ctx: Context, by: By, id: str, which: str) -> Outcome[Mediation]:
    """Give the quarrel to a committee."""
    listed = committee(ctx, which)
    return found.step(ctx, by, id, lambda state: entries.charge(state, by.actor, listed, ctx.now()))


def show_entry(ctx: Context, state: Mediation) -> dict[str, Any] | None:
    """The entry in words; None before there is one."""
    entry = state.entry
    if entry is None:
        return None
    organ = json.loads(ctx.open(state.case, "organ", entry.sealed["organ"]))
    kind = law.dispute(entry.dispute, china_day(entry.at))
    return {
        "origin": entry.origin, "kind": entry.kind, "dispute": entry.dispute,
        "zh": kind.values["zh"] if kind else entry.dispute,
        "en": kind.values["en"] if kind else entry.dispute,
        "informed": entry.informed, "at": entry.at, **organ,
    }  # fmt: skip


def taxonomy(on: date) -> list[dict[str, Any]]:
    """The kinds of quarrel, each with the kinds of mediation that take it."""
    return [
        {
            "name": rule.name, "zh": rule.values["zh"], "en": rule.values["en"],
            "kinds": rule.values["kinds"], "categories": rule.values["categories"],
            "verified": rule.verified,
        }
        for rule in law.disputes(on)
    ]  # fmt: skip
