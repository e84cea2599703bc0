"""What other services and clocks bring: one step of the case each."""

from collections.abc import Sequence

from kernel.context import Context
from kernel.step import By
from kernel.words import Clock, NotYet
from services.intake import domain, store
from services.intake.domain import Case, Step
from services.intake.events import CaseEvent, Fact


def follow(name: str, ctx: Context, by: By, fact: Fact) -> None:
    """A step of another service becomes a line of the case, and what follows from it."""

    def decide(case: Case | None) -> Sequence[CaseEvent]:
        if case is None:
            raise NotYet(f"case {fact.case}")
        return domain.follow(case, Step(name, fact, by.at or ctx.now(), by.cause))

    ctx.step(store.CASES, fact.case, decide, by)


def miss(ctx: Context, by: By, case: str, clock: Clock) -> None:
    """A promised time has come: recorded where the step has not."""
    ctx.step(store.CASES, case, lambda now: domain.miss(now, clock, ctx.now()), by)
