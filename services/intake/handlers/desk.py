"""The officer's steps, and the applicant's withdrawal. Reasons in words are sealed before they are kept."""

from collections.abc import Callable, Sequence

from kernel.context import Context
from kernel.step import By, Loaded, Outcome
from kernel.words import NotFound
from services.intake import domain, store
from services.intake.domain import Case
from services.intake.events import CaseEvent, Destination
from services.intake.events import Outcome as End

Decision = Callable[[Case], Sequence[CaseEvent]]


def accept(ctx: Context, by: By, case: str) -> Outcome[Case]:
    """Take a submitted case over (受理)."""
    return _step(ctx, by, case, lambda now: domain.accept(now, by.actor, ctx.now()))


def route(
    ctx: Context, by: By, case: str, service: Destination, reason: str | None, contact_agreed: bool
) -> Outcome[Case]:
    """Send it to a service (分派)."""
    sealed = _sealed(ctx, by, case, "route", reason)

    def decide(now: Case) -> Sequence[CaseEvent]:
        return domain.route(now, by.actor, service, ctx.now(), agreed=contact_agreed, sealed=sealed)

    return _step(ctx, by, case, decide)


def close(
    ctx: Context, by: By, case: str, outcome: End, reason: str | None, into: str | None
) -> Outcome[Case]:
    """End it here (办结). A case is merged only into one that the officer may work on, by id or receipt."""
    if into is not None:
        other = store.by_receipt(ctx, domain.read_receipt(into)) or ctx.load(store.CASES, into)
        into = _there(by, other)
    sealed = _sealed(ctx, by, case, "close", reason)
    return _step(
        ctx, by, case, lambda now: domain.close(now, by.actor, outcome, ctx.now(), into=into, sealed=sealed)
    )


def withdraw(ctx: Context, by: By, case: str, reason: str | None) -> Outcome[Case]:
    """Take it back (撤回)."""
    sealed = _sealed(ctx, by, case, "withdraw", reason)
    return _step(ctx, by, case, lambda now: domain.withdraw(now, by.actor, ctx.now(), sealed))


def _step(ctx: Context, by: By, case: str, decide: Decision) -> Outcome[Case]:
    def found(now: Case | None) -> Sequence[CaseEvent]:
        if now is None:
            raise NotFound("case_not_found")
        return decide(now)

    return ctx.step(store.CASES, case, found, by)


def _sealed(ctx: Context, by: By, case: str, action: str, reason: str | None) -> dict[str, str]:
    """The reason under the case's key; made only for who may take the step."""
    if reason is None:
        return {}
    domain.require(by.actor, action, _found(ctx, case))
    return {"reason": ctx.seal(case, "reason", reason)}


def _there(by: By, other: Loaded[Case] | None) -> str:
    if other is None:
        raise NotFound("case_not_found", field="into")
    domain.require(by.actor, "close", other.state)
    return other.id


def _found(ctx: Context, case: str) -> Case:
    loaded = ctx.load(store.CASES, case)
    if loaded is None:
        raise NotFound("case_not_found")
    state: Case = loaded.state
    return state
