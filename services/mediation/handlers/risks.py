"""The questions about risk, and the clock that sees whether those were told who must be."""

import json
from typing import Any

from kernel.context import Context
from kernel.step import By, Outcome
from kernel.words import Actor, Clock
from services.mediation import law
from services.mediation.domain import danger, risks
from services.mediation.domain.moments import china_day
from services.mediation.domain.parts import RiskCheck
from services.mediation.domain.state import Mediation
from services.mediation.handlers import found
from services.mediation.store import CASES


def questions(ctx: Context, actor: Actor, id: str) -> list[dict[str, Any]]:
    """What is to be asked in this kind of quarrel."""
    state = found.mediation(ctx, actor, id, "ask_risks").state
    return [
        {"name": rule.name, "zh": rule.values["zh"], "en": rule.values["en"], "danger": rule.values["danger"]}
        | {"verified": rule.verified, "basis": rule.basis}
        for rule in law.risks(state.category, china_day(ctx.now()))
    ]


def ask(ctx: Context, by: By, id: str, occasion: str, answers: dict[str, str]) -> Outcome[Mediation]:
    """Keep the answers, sealed."""
    state = found.mediation(ctx, by.actor, id, "ask_risks").state
    sealed = {"answers": ctx.seal(state.case, "risks", json.dumps(answers))}
    return found.step(ctx, by, id, lambda now: risks.ask(now, by.actor, occasion, answers, sealed, ctx.now()))


def show_check(ctx: Context, state: Mediation, check: RiskCheck) -> dict[str, Any]:
    """A check with its answers."""
    answers = json.loads(ctx.open(state.case, "risks", check.sealed["answers"]))
    kept = {"occasion": check.occasion, "by": check.by, "at": check.at, "raised": list(check.raised)}
    return {"id": check.id, **kept, "answers": answers}


def untold(ctx: Context, by: By, id: str, clock: Clock) -> None:
    """The minutes passed in which somebody had to be told."""
    ctx.step(CASES, id, lambda state: danger.untold_over(state, ctx.now()), by)
