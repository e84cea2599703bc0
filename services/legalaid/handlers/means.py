"""Means: the statement with its pledge, and shared records."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from kernel.context import Context
from kernel.step import By, Outcome
from kernel.words import OutOfOrder
from services.legalaid import sharing
from services.legalaid.domain import means
from services.legalaid.domain.application import Application
from services.legalaid.domain.means import Statement
from services.legalaid.domain.periods import day_of
from services.legalaid.handlers import found

PURPOSE = "经济困难状况信息共享查询"
KEY = "sharing"


def state_means(
    ctx: Context, by: By, id: str, said: Mapping[str, Any], signature: str | None
) -> Outcome[Application]:
    """Keep the statement sealed; what rules read of it becomes facts."""
    loaded = found.application(ctx, by.actor, id)
    case, state = loaded.state.case, loaded.state
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    sealed = {"means": ctx.seal(case, f"{state.id}.means", text)}
    if signature:
        sealed["signature"] = ctx.seal(case, f"{state.id}.signature", signature)
    members, pledged = said["members"], bool(said["pledge"])
    income = sum(member["income_month_fen"] for member in members)
    own = by.actor.id == state.applicant
    statement = Statement(len(members), income, pledged, bool(signature) or not own, sealed)
    return found.step(ctx, by, id, lambda now: means.state(now, by.actor, statement, ctx.now()))


def consult_records(ctx: Context, by: By, id: str) -> Outcome[Application]:
    """Ask the shared records about the applicant. The reading is recorded here and at identity."""
    state = found.application(ctx, by.actor, id, "establish").state
    ctx.reading(by.actor.id, state.applicant, "shared records", PURPOSE)
    answer = ctx.call("identity").post(
        f"/api/identity/persons/{state.applicant}/digest",
        json={"purpose": PURPOSE, "key": KEY},
        by=by.actor.id,
    )
    if answer.status_code != 200:
        raise OutOfOrder("sharing.no_number")
    registry = _registry(ctx.settings.data_dir, ctx.secret(KEY))
    records = registry.of(answer.json()["digest"], day_of(ctx.now()))
    text = json.dumps([_told(one) for one in records], ensure_ascii=False)
    sealed = {"records": ctx.seal(state.case, f"{state.id}.records", text)}
    return found.step(
        ctx,
        by,
        id,
        lambda now: means.consult(now, by.actor, registry.name, bool(records), sealed, ctx.now()),
    )


@cache
def _registry(data_dir: Path, key: bytes) -> sharing.Registry:
    return sharing.SocialReliefFile(data_dir, key)


def _told(record: sharing.Record) -> dict[str, str | None]:
    told: dict[str, date | None] = {"since": record.since, "until": record.until}
    days = {name: day.isoformat() if day else None for name, day in told.items()}
    return {"kind": record.kind, "authority": record.authority, **days}
