"""Judicial confirmation: the parties ask, the application is prefilled, the court answers."""

from datetime import date
from typing import Any

from kernel.context import Context
from kernel.step import By, Outcome
from kernel.words import Actor, NotFound
from services.mediation import law
from services.mediation.domain import confirmation
from services.mediation.domain.moments import china_day
from services.mediation.domain.state import Mediation
from services.mediation.handlers import found
from services.mediation.handlers.people import people


def ask_confirmation(ctx: Context, by: By, id: str, party: str) -> Outcome[Mediation]:
    """A party wants the court to confirm."""
    return found.step(ctx, by, id, lambda state: confirmation.ask(state, by.actor, party, ctx.now()))


def record_confirmation(
    ctx: Context, by: By, id: str, result: str, on: date, number: str
) -> Outcome[Mediation]:
    """Record the court's answer and the number of its paper."""
    state = found.mediation(ctx, by.actor, id, "record_confirmation").state
    sealed = {"number": ctx.seal(state.case, "number", number)} if number else {}
    return found.step(
        ctx,
        by,
        id,
        lambda now: confirmation.decided_by_court(now, by.actor, result, on, sealed, ctx.now()),
    )


def finish(ctx: Context, by: By, id: str) -> Outcome[Mediation]:
    """Close the file of a confirmed agreement."""
    return found.step(ctx, by, id, lambda state: confirmation.finish(state, by.actor, ctx.now()))


def application(ctx: Context, actor: Actor, id: str) -> dict[str, Any]:
    """The joint application, prefilled: who, what, until when, which courts, which papers."""
    state = found.mediation(ctx, actor, id, "ask_confirmation").state
    version = state.agreement
    if version is None or state.effective_at is None or version.oral:
        raise NotFound("application_not_open")
    day = china_day(state.effective_at)
    return {
        "mediation": state.id,
        "applicants": people(ctx, actor, id),
        "agreement": {"version": version.number, "digest": version.digest, "effective": state.effective_at},
        "until": state.confirm_by,
        "asked": list(state.confirmation.asked),
        "applied": state.confirmation.applied_at,
        **{f"{kind}s": _rows(kind, state, day) for kind in ("venue", "paper", "exclusion", "court_clock")},
    }


def _rows(kind: str, state: Mediation, day: date) -> list[dict[str, Any]]:
    origin = state.entry.origin if state.entry else "party"
    return [
        {"name": rule.name, "zh": rule.values["zh"], "en": rule.values["en"], "basis": rule.basis}
        | {"verified": rule.verified}
        for rule in law.court(kind, state.category, day, origin)
    ]
