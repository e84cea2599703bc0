"""Danger: report, tell, settle; and what officers see of it."""

from datetime import datetime
from typing import Any

from kernel.context import Context
from kernel.step import By, Outcome
from services.mediation import law
from services.mediation.domain import danger
from services.mediation.domain.moments import china_day
from services.mediation.domain.parts import Danger
from services.mediation.domain.state import Mediation
from services.mediation.events import Told
from services.mediation.handlers import found


def report(
    ctx: Context, by: By, id: str, kind: str, text: str, told: list[dict[str, Any]]
) -> Outcome[Mediation]:
    """Report a danger with what was seen and who knows."""
    state = found.mediation(ctx, by.actor, id, "report_danger").state
    sealed = {"text": ctx.seal(state.case, "danger", text)}
    known = tuple(Told(one["who"], one["at"]) for one in told)
    return found.step(ctx, by, id, lambda now: danger.report(now, by.actor, kind, known, sealed, ctx.now()))


def tell(ctx: Context, by: By, id: str, which: str, who: str, at: datetime) -> Outcome[Mediation]:
    """Somebody more was told."""
    return found.step(
        ctx, by, id, lambda state: danger.tell(state, by.actor, which, Told(who, at), ctx.now())
    )


def settle(ctx: Context, by: By, id: str, which: str) -> Outcome[Mediation]:
    """The danger is over."""
    return found.step(ctx, by, id, lambda state: danger.settle(state, by.actor, which, ctx.now()))


def show_danger(ctx: Context, state: Mediation, one: Danger) -> dict[str, Any]:
    """A danger in words, with how long it took until somebody was told."""
    rule = law.danger(one.kind, china_day(one.at))
    first = min((told.at for told in one.told), default=None)
    return {
        "id": one.id,
        "kind": one.kind,
        "zh": rule.values["zh"] if rule else one.kind,
        "text": ctx.open(state.case, "danger", one.sealed["text"]),
        "by": one.by,
        "at": one.at,
        "told": [{"who": told.who, "at": told.at} for told in one.told],
        "untold": list(danger.untold(one)),
        "minutes": None if first is None else max(0, round((first - one.at).total_seconds() / 60)),
        "over": one.over_at,
        "late": one.late,
    }
