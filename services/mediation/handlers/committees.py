"""Committees and their members: founded, elected, hired, dismissed; and the list that everybody may see."""

from dataclasses import asdict
from typing import Any

from kernel import ids
from kernel.context import Context
from kernel.step import By, Loaded, Outcome
from kernel.words import Clock, NotFound
from services.mediation.domain import committee as rules
from services.mediation.domain.committee import Committee, Member
from services.mediation.domain.moments import china_day
from services.mediation.store import COMMITTEES, near


def found_committee(ctx: Context, by: By, facts: dict[str, str]) -> Outcome[Committee]:
    """Set up a committee."""
    id = ids.of("committee", by.cause)
    return ctx.step(COMMITTEES, id, lambda state: rules.found(state, by.actor, id, facts, ctx.now()), by)


def enter_member(ctx: Context, by: By, id: str, who: dict[str, Any]) -> Outcome[Committee]:
    """Enter a member, or a new term of one."""
    lists = {name: tuple(who[name]) for name in ("specialities", "languages")}
    member = Member(**{"id": "", **who, **lists})
    return _step(ctx, by, id, lambda state: rules.enter(state, by.actor, member, ctx.now()))


def member_leaves(ctx: Context, by: By, id: str, member: str, reason: str) -> Outcome[Committee]:
    """A member leaves."""
    return _step(ctx, by, id, lambda state: rules.leave(state, by.actor, member, reason, ctx.now()))


def _step(ctx: Context, by: By, id: str, decide: Any) -> Outcome[Committee]:
    def known(state: Committee | None) -> Any:
        if state is None:
            raise NotFound("committee_unknown")
        return decide(state)

    return ctx.step(COMMITTEES, id, known, by)


def term_over(ctx: Context, by: By, id: str, clock: Clock) -> None:
    """Terms of office ended."""
    ctx.step(COMMITTEES, id, lambda state: rules.term_over(state, ctx.now()) if state else [], by)


def committee(ctx: Context, id: str | None) -> Committee | None:
    """A committee, if there is one."""
    loaded = ctx.load(COMMITTEES, id) if id else None
    return loaded.state if loaded else None


def committees(ctx: Context, region: str) -> list[dict[str, Any]]:
    """The committees of a region and of what lies in it, by name."""
    rows = [show_committee(ctx, loaded) for loaded in ctx.find(COMMITTEES, near(region))]
    return sorted(rows, key=lambda row: row["name"])


def show_committee(ctx: Context, found: Loaded[Committee] | Outcome[Committee]) -> dict[str, Any]:
    """A committee with who sits in it now, and what Art. 8 misses."""
    state, today = found.state, china_day(ctx.now())
    kept = {"name": state.name, "kind": state.kind, "region": state.region, "address": state.address}
    members = [{**asdict(member), "sits": member in state.sitting(today)} for member in state.members]
    return {
        "id": state.id, **kept, "court": state.court, "members": [m for m in members if not m["left"]],
        "lacking": list(rules.lacking(state, today)),
    }  # fmt: skip
