"""The questions about risk (风险排查) at every contact; a yes names the danger. Art. 21, 25."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from kernel.words import Actor, Invalid
from services.mediation import law
from services.mediation.domain.moments import china_day
from services.mediation.domain.parts import RiskCheck
from services.mediation.domain.standing import must
from services.mediation.domain.state import Mediation
from services.mediation.events import RisksAsked

OCCASIONS = ("start", "session", "contact")
YES, NO, UNSURE = "yes", "no", "unsure"


def ask(
    state: Mediation, actor: Actor, occasion: str, answers: Mapping[str, str], sealed: dict[str, str],
    now: datetime,
) -> list[Any]:  # fmt: skip
    """Keep that the questions were put. All of them are answered: yes, no or not sure."""
    must(actor, "ask_risks", state)
    if occasion not in OCCASIONS:
        raise Invalid("occasion_unknown", field="occasion")
    asked = law.risks(state.category, china_day(now))
    if missing := [rule.name for rule in asked if answers.get(rule.name) not in (YES, NO, UNSURE)]:
        raise Invalid("risks_unanswered", field=f"answers.{missing[0]}")
    if unknown := set(answers) - {rule.name for rule in asked}:
        raise Invalid("risk_unknown", field=f"answers.{sorted(unknown)[0]}")
    raised = dict.fromkeys(rule.values["danger"] for rule in asked if answers[rule.name] == YES)
    id = f"{state.id}.r{len(state.risks) + 1}"
    return [RisksAsked(state.case, state.id, id, occasion, actor.id, now, tuple(raised), sealed)]


def asked_today(state: Mediation, now: datetime) -> bool:
    """True if the questions were put on this day."""
    return any(china_day(check.at) == china_day(now) for check in state.risks)


def asked(state: Mediation, event: RisksAsked) -> Mediation:
    """One more check."""
    check = RiskCheck(event.check, event.occasion, event.by, event.at, event.raised, event.sealed)
    return replace(state, risks=(*state.risks, check))
