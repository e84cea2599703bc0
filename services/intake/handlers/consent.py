"""That the person agreed to be helped: a code to his own phone, which identity checks, or the desk."""

from collections.abc import Sequence
from typing import Any

from kernel.calls import Unavailable
from kernel.context import Context
from kernel.step import By, Outcome
from kernel.words import Invalid, NotFound, OutOfOrder, Refusal
from services.intake import domain, store
from services.intake.domain import Case
from services.intake.events import CaseEvent, Manner

PURPOSE = "本人同意代为申请"


class TooSoon(Refusal):
    """A code was sent a moment ago."""

    status = 429


def send_code(ctx: Context, by: By, id: str) -> dict[str, Any]:
    """To the phone of the person himself, wherever he wants to be rung: it is he who agrees."""
    case = _case(ctx, id)
    domain.by_code(case, by.actor)
    answer = ctx.call("identity").post(
        f"/api/identity/persons/{case.applicant}/codes",
        json={"purpose": _purpose(case)}, by=by.actor.id, key=by.cause,
    )  # fmt: skip
    if answer.status_code == 429:
        raise TooSoon("consent_code_soon", retry_after=int(answer.headers.get("Retry-After", "60")))
    if answer.status_code == 409:
        raise OutOfOrder("consent_at_the_desk")
    if answer.status_code != 202:
        raise Unavailable("identity")
    return dict(answer.json())


def record(ctx: Context, by: By, id: str, code: str | None, manner: Manner | None) -> Outcome[Case]:
    """He told the code to who helps him; or he is here himself; or the desk heard or read it."""
    case = _case(ctx, id)
    domain.awaited(case, by.actor)
    how = manner or (Manner.PAGE if by.actor.id == case.applicant else Manner.CODE)
    if how is Manner.CODE and not case.consent:
        _check(ctx, by, case, code)

    def decide(now: Case | None) -> Sequence[CaseEvent]:
        if now is None:
            raise NotFound("case_not_found")
        return domain.consent(now, by.actor, how, ctx.now())

    return ctx.step(store.CASES, id, decide, by)


def _check(ctx: Context, by: By, case: Case, code: str | None) -> None:
    domain.by_code(case, by.actor)
    answer = ctx.call("identity").post(
        f"/api/identity/persons/{case.applicant}/codes/checks",
        json={"purpose": _purpose(case), "code": code or ""}, by=by.actor.id, key=by.cause,
    )  # fmt: skip
    if answer.status_code == 429:
        raise TooSoon("consent_code_soon", retry_after=int(answer.headers.get("Retry-After", "60")))
    if answer.status_code not in (200, 409, 422):
        raise Unavailable("identity")
    if answer.status_code != 200 or not answer.json()["right"]:
        raise Invalid("consent_code_wrong", field="code")


def _purpose(case: Case) -> str:
    return f"{PURPOSE} {case.receipt}"


def _case(ctx: Context, id: str) -> Case:
    found = ctx.load(store.CASES, id)
    if found is None:
        raise NotFound("case_not_found")
    case: Case = found.state
    return case
