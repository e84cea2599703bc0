"""The file check and the subsidy."""

from typing import Any

from flask import Response

from kernel.web import actor, allow, caller, context
from services.legalaid import handlers
from services.legalaid.api.routing import blueprint, listed, matter_shown
from services.legalaid.handlers import sheets
from services.legalaid.handlers.sheets import Column
from services.legalaid.schemas import incoming, outgoing

COLUMNS = (
    Column("matter", "承办编号"),
    Column("case", "案件"),
    Column("region", "地区"),
    Column("lawyer", "律师"),
    Column("kind_name", "服务类型"),
    Column("amount_fen", "金额（元）", money=True),
    Column("ended", "结案时间"),
    Column("approved", "批准时间"),
    Column("basis", "依据"),
)


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
def list_as_csv(asked: dict[str, Any]) -> Response:
    """A page of the same list as CSV, to look through; what goes to the treasury is a batch."""
    rows, cursor = handlers.subsidies(context(), actor(), asked["state"], asked["cursor"], asked["limit"])
    answer = Response(sheets.as_csv(COLUMNS, rows), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="subsidies.csv"'
    if cursor:
        answer.headers["X-Next-Cursor"] = cursor
    return answer
