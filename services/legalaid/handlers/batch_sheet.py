"""The sheet that goes to the treasury with a batch (支付清单): who is paid for what, and how much.

It names people: its rows are sealed when the batch is fixed, and each download is written down.
"""

import json
from typing import Any

from kernel.context import Context
from kernel.words import OutOfOrder
from services.legalaid import law
from services.legalaid.domain.batch import Batch
from services.legalaid.domain.inside import Matter, Payment
from services.legalaid.domain.periods import day_of
from services.legalaid.handlers import found, sheets
from services.legalaid.handlers.sheets import Column

FIELD = "batch.rows"
PURPOSE = "法律援助补贴支付"
COLUMNS = (
    Column("lawyer", "律师", 12),
    Column("username", "工号", 14),
    Column("firm", "律师事务所", 30),
    Column("kind", "服务类型", 14),
    Column("amount_fen", "金额（元）", 12, money=True),
    Column("ended", "结案日期", 12),
    Column("approved", "批准日期", 12),
    Column("matter", "承办编号", 42),
    Column("basis", "依据", 30),
)


def row(ctx: Context, matter: Matter, due: Payment) -> dict[str, Any]:
    """One line: who is paid for what, how much."""
    known = found.lawyer(ctx, matter.lawyer)
    return {
        "lawyer": _name(ctx, matter.lawyer),
        "username": matter.lawyer,
        "firm": known.firm if known else None,
        "kind": law.kinds()[due.kind]["zh"],
        "amount_fen": due.amount_fen,
        "ended": day_of(matter.ended).isoformat() if matter.ended else None,
        "approved": day_of(due.approved).isoformat() if due.approved else None,
        "matter": matter.id,
        "basis": list(due.basis),
    }


def _name(ctx: Context, username: str) -> str:
    answer = ctx.call("identity").get(f"/api/identity/staff/{username}")
    return str((answer.json() if answer.status_code == 200 else {}).get("name") or username)


def sealed(ctx: Context, id: str, rows: list[dict[str, Any]]) -> str:
    """The rows as they are kept."""
    return ctx.seal(id, FIELD, json.dumps(rows, ensure_ascii=False))


def printed(ctx: Context, actor: str, state: Batch, kind: str) -> bytes:
    """The sheet as `csv` or `xlsx`."""
    if state.fixed is None:
        raise OutOfOrder("batch.not_fixed")
    ctx.reading(actor, state.id, FIELD, PURPOSE)
    rows = json.loads(ctx.open(state.id, FIELD, state.sealed["rows"]))
    if kind == "csv":
        return sheets.as_csv(COLUMNS, rows)
    return sheets.as_xlsx(COLUMNS, rows, f"{law.batch_form().title} {state.number}", state.fixed)
