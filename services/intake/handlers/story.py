"""The record of a case as a story (全过程记录): who did what, when, on what basis; no sealed word in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kernel.context import Context
from kernel.words import Actor, Forbidden, NotFound
from services.intake import domain, store

SILENT = frozenset({"Noted", "WorkBegun", "SurveyShown"})
"""Nothing that a person did, or said already by the step that brought it about."""


@dataclass(frozen=True)
class Told:
    """One sentence of the story: `code` names its text, `whom` somebody in it, `by` who did it."""

    seq: int
    at: datetime
    by: str
    code: str
    basis: tuple[str, ...]
    whom: str | None = None
    because: str | None = None


def story(ctx: Context, actor: Actor, case: str) -> list[Told]:
    """The whole record, for staff of the region; the reading is recorded. Raises NotFound, Forbidden."""
    found = ctx.load(store.CASES, case)
    if found is None:
        raise NotFound("case_not_found")
    if not domain.of_region(actor, found.state):
        raise Forbidden("not_your_case")
    ctx.reading(actor.id, found.state.applicant, f"case {case}: record", "查看全过程")
    return [_told(entry) for entry in ctx.history(store.CASES, case) if entry["type"] not in SILENT]


def _told(entry: Mapping[str, Any]) -> Told:
    public = entry["public"]
    return Told(
        seq=entry["seq"],
        at=datetime.fromisoformat(public.get("at") or entry["at"]),
        by=entry["actor"],
        code=_code(entry["type"], public),
        basis=tuple(entry["basis"]),
        whom=public.get("reader") if entry["type"] != "FileLent" else None,
        because=f"{public.get('earlier_service') or 'intake'}.{earlier}"
        if (earlier := public.get("earlier"))
        else None,
    )


def _code(kind: str, public: Mapping[str, Any]) -> str:
    if kind == "StepTaken":
        return str(public["what"])
    if kind == "CaseRouted":
        return f"{'CaseRerouted' if public.get('earlier') else kind}.{public['service']}"
    which = {"CaseClosed": "outcome", "PromiseMissed": "promise"}.get(kind)
    return f"{kind}.{public[which]}" if which else kind
