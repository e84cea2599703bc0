"""Reading a case, and the lists of those that one may see. Opening what people said is recorded first."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kernel.calls import Unavailable
from kernel.context import Context
from kernel.pages import Page
from kernel.step import Loaded
from kernel.vault import Erased
from kernel.words import Actor, NotFound
from services.intake import domain, store
from services.intake.domain import Case, Note
from services.intake.events import State
from services.intake.handlers.tracking import code_of

DESK_STEPS = ("accept", "route", "close", "withdraw")
PURPOSES = {
    "resident": "查看本人工单",
    "lawyer": "办理法律援助",
    "mediator": "办理人民调解",
    "evaluator": "第三方评估：案卷检查",
}


@dataclass(frozen=True)
class Opened:
    """What was sealed, opened for one reader; `erased` where the case's key was destroyed."""

    narrative: str | None = None
    words: dict[str, str] = field(default_factory=dict)
    safe_contact: dict[str, Any] = field(default_factory=dict)
    reason: str | None = None
    notes: tuple[dict[str, Any], ...] = ()
    erased: bool = False


@dataclass(frozen=True)
class Seen:
    """A case as this reader sees it."""

    case: Case
    version: int
    opened: Opened
    applicant: dict[str, Any]
    opponent: dict[str, Any] | None
    tracking_code: str | None


def read(ctx: Context, actor: Actor, id: str, purpose: str | None) -> Seen:
    """The whole case, for who may read it. The reading is in the record before anything is shown."""
    found = ctx.load(store.CASES, id)
    if found is None:
        raise NotFound("case_not_found")
    case: Case = found.state
    domain.require(actor, "read", case)
    why = purpose_of(actor, purpose)
    ctx.reading(actor.id, case.applicant, f"case {case.case}: narrative", why)
    return _seen(ctx, actor, found, why)


def purpose_of(actor: Actor, purpose: str | None) -> str:
    """Why somebody reads: as said, else what the role is for."""
    return purpose or next((PURPOSES[role] for role in PURPOSES if role in actor.roles), "办理工单")


def _seen(ctx: Context, actor: Actor, found: Loaded[Case], why: str) -> Seen:
    case: Case = found.state
    return Seen(
        case=case if domain.inside(actor, case) else domain.blind(case),
        version=found.version,
        opened=opened_words(ctx, case),
        applicant=_person(ctx, actor, case.applicant, why) | {"groups": list(case.groups)},
        opponent=_person(ctx, actor, case.opponent, why) if case.opponent else None,
        tracking_code=code_of(ctx, case.case) if actor.id in case.owners else None,
    )


def opened_words(ctx: Context, case: Case) -> Opened:
    """What people said about the case, in clear. Whoever calls this records the reading first."""
    try:
        clear = {name: ctx.open(case.case, name, token) for name, token in case.sealed.items()}
        notes = tuple(_note(ctx, case, note) for note in case.notes)
    except Erased:
        return Opened(erased=True)
    return Opened(
        narrative=clear.get("narrative"),
        words=json.loads(clear.get("words", "{}")),
        safe_contact=json.loads(clear.get("contact", "{}")),
        reason=clear.get("reason"),
        notes=notes,
    )


def _note(ctx: Context, case: Case, note: Note) -> dict[str, Any]:
    said = ctx.open(case.case, f"note/{note.note}", note.sealed["note"])
    return {"at": note.at, "by": note.by, "role": note.role, "text": said}


def _person(ctx: Context, actor: Actor, person: str, why: str) -> dict[str, Any]:
    """Name and numbers from identity, which records the reading, too; only the id while it is away."""
    try:
        answer = ctx.call("identity").get(
            f"/api/identity/persons/{person}", params={"purpose": why}, by=actor.id
        )
    except Unavailable:
        return {"id": person}
    return {**answer.json(), "id": person} if answer.status_code == 200 else {"id": person}


def steps_of(actor: Actor, case: Case) -> list[str]:
    """Which steps this reader may take now: what a page offers as buttons."""
    closed = case.state is State.CLOSED
    now = {
        "accept": case.state is State.SUBMITTED,
        "route": domain.routable(case),
        "close": domain.closable(case),
        "withdraw": not closed,
    }
    return [step for step in DESK_STEPS if now[step] and domain.may(actor, step, case)]


def listing(
    ctx: Context,
    actor: Actor,
    state: State | None,
    overdue: bool,
    order: str,
    cursor: str | None,
    limit: int,
    ids: Sequence[str] = (),
) -> Page:
    """Staff see their region's cases, an appointed lawyer or mediator his, everybody else his own.

    By clock (`due`) staff get those of their region that wait for somebody, the latest first, on one page;
    by `ids` everybody gets those of them that he may see.
    """
    field, value = _mine(actor)
    if ids:
        return Page(ctx.find(store.CASES, {field: value, "_id": {"$in": list(ids)}}), None)
    if order == "due" and field == "state.within":
        return Page(store.by_clock(ctx, value, limit), None)
    filter: dict[str, Any] = {field: value}
    if state is not None:
        filter["state.state"] = state.value
    if overdue:
        filter["state.overdue"] = True
    return ctx.page(store.CASES, filter, cursor=cursor, limit=limit)


def _mine(actor: Actor) -> tuple[str, str]:
    if actor.has(*domain.STAFF) and actor.region:
        return "state.within", actor.region
    return ("state.readers" if actor.has(*domain.APPOINTED) else "state.owners"), actor.id
