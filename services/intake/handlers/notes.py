"""Adding to a case (补充情况): the words are sealed under its key before anything is decided."""

from collections.abc import Sequence

from kernel import ids
from kernel.context import Context
from kernel.step import By, Outcome
from kernel.words import NotFound
from services.intake import domain, store
from services.intake.domain import Case
from services.intake.events import CaseEvent


def add_note(ctx: Context, by: By, case: str, text: str) -> Outcome[Case]:
    """Write down what somebody tells later."""
    found = ctx.load(store.CASES, case)
    if found is None:
        raise NotFound("case_not_found")
    domain.require(by.actor, "note", found.state)
    note = ids.of("note", case, by.cause)
    sealed = {"note": ctx.seal(case, f"note/{note}", text)}

    def decide(now: Case | None) -> Sequence[CaseEvent]:
        if now is None:
            raise NotFound("case_not_found")
        return domain.add_note(now, by.actor, note, ctx.now(), sealed)

    return ctx.step(store.CASES, case, decide, by)
