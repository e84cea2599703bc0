"""The file check and the subsidy."""

import csv
import io
from typing import Any

from flask import Response

from kernel.web import actor, allow, caller, context
from services.legalaid import handlers
from services.legalaid.api.routing import blueprint, listed, matter_shown
from services.legalaid.schemas import incoming, outgoing

COLUMNS = ("matter", "case", "region", "lawyer", "kind_name", "amount_fen", "ended", "approved", "basis")
HEADINGS = ("承办编号", "案件", "地区", "律师", "服务类型", "金额（元）", "结案时间", "批准时间", "依据")
MOST = 200


@blueprint.route("/matters/<id>/file-check", methods=["POST"])
@allow("officer")
@blueprint.arguments(incoming.Checking)
@blueprint.response(200, outgoing.MatterOut)
def check_file(body: dict[str, Any], id: str) -> Any:
    """Find the file complete, and the subsidy is computed; or send the papers back with what is lacking."""
    if body["complete"]:
        return matter_shown(handlers.accept_file(context(), caller(), id, body["kind"]), id)
    return matter_shown(handlers.return_file(context(), caller(), id, tuple(body["lacking"])), id)


@blueprint.route("/matters/<id>/subsidy/approval", methods=["POST"])
@allow("supervisor")
@blueprint.response(200, outgoing.MatterOut)
def approve(id: str) -> Any:
    """Approve the subsidy."""
    return matter_shown(handlers.approve(context(), caller(), id), id)


@blueprint.route("/matters/<id>/subsidy/payment", methods=["POST"])
@allow("officer")
@blueprint.arguments(incoming.Paying)
@blueprint.response(200, outgoing.MatterOut)
def pay(body: dict[str, Any], id: str) -> Any:
    """Note that the treasury paid."""
    return matter_shown(handlers.pay(context(), caller(), id, body["reference"]), id)


@blueprint.route("/subsidies")
@allow("officer", "supervisor", "lawyer")
@blueprint.arguments(incoming.Subsidies, location="query")
@blueprint.response(200, outgoing.SubsidyOut(many=True))
def list_subsidies(asked: dict[str, Any]) -> Any:
    """Subsidies by state: the region's, or a lawyer's own."""
    rows, cursor = handlers.subsidies(context(), actor(), asked["state"], asked["cursor"], asked["limit"])
    return listed(rows, cursor)


@blueprint.route("/subsidies.csv")
@allow("officer", "supervisor")
@blueprint.arguments(incoming.Subsidies, location="query")
@blueprint.response(200, description="One line a subsidy.", content_type="text/csv")
def batch(asked: dict[str, Any]) -> Response:
    """The same as a batch for the treasury, in CSV (UTF-8 with its mark, so that spreadsheets read it)."""
    rows, cursor = handlers.subsidies(context(), actor(), asked["state"], asked["cursor"], asked["limit"])
    text = io.StringIO()
    sheet = csv.writer(text)
    sheet.writerow(HEADINGS)
    sheet.writerows([_cell(name, row[name]) for name in COLUMNS] for row in rows)
    answer = Response("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="subsidies.csv"'
    if cursor:
        answer.headers["X-Next-Cursor"] = cursor
    return answer


def _cell(name: str, value: Any) -> str:
    """Money in yuan; nothing that a spreadsheet would take for a formula."""
    if name == "amount_fen":
        return f"{value // 100}.{value % 100:02d}"
    text = "、".join(value) if isinstance(value, list) else str(value if value is not None else "")
    return f"'{text}" if text[:1] in "=+-@\t\r" else text
