"""Subsidies for the treasury, together (补贴批次)."""

from typing import Any

from flask import Response

from kernel.step import Loaded, Outcome
from kernel.web import actor, allow, caller, context, tagged
from services.legalaid import handlers
from services.legalaid.api.routing import blueprint, listed, versioned
from services.legalaid.domain.batch import Batch
from services.legalaid.handlers import batch_sheet, reading
from services.legalaid.schemas import batch as schemas
from services.legalaid.schemas import incoming

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _shown(outcome: Outcome[Batch]) -> dict[str, Any]:
    tagged(outcome)
    return reading.batches.whole(outcome.state)


@blueprint.route("/batches")
@allow("officer", "supervisor")
@blueprint.arguments(schemas.Batches, location="query")
@blueprint.response(200, schemas.BatchLineOut(many=True))
def list_batches(asked: dict[str, Any]) -> Any:
    """The region's batches, newest first."""
    page = handlers.batches.batches(context(), actor(), asked["cursor"], asked["limit"])
    return listed([reading.batches.outline(item.state) for item in page.items], page.next)


@blueprint.route("/batches", methods=["POST"])
@allow("officer")
@blueprint.response(201, schemas.BatchOut)
def open_batch() -> Any:
    """Begin a batch with every subsidy that is approved and free; it gets its lines and number at once."""
    return _shown(handlers.batches.open_batch(context(), caller()))


@blueprint.route("/batches/<id>")
@allow("officer", "supervisor")
@blueprint.response(200, schemas.BatchOut)
def one_batch(id: str) -> Any:
    """A batch with its lines."""
    loaded: Loaded[Batch] = handlers.batches.one(context(), actor(), id)
    versioned(loaded.version)
    return reading.batches.whole(loaded.state)


@blueprint.route("/batches/<id>/sheet.csv")
@allow("officer", "supervisor")
@blueprint.response(200, description="One line a subsidy.", content_type="text/csv")
def batch_as_csv(id: str) -> Response:
    """The batch for the treasury in CSV (UTF-8 with its mark). It names who is paid: recorded."""
    return _sheet(id, "csv", "text/csv; charset=utf-8")


@blueprint.route("/batches/<id>/sheet.xlsx")
@allow("officer", "supervisor")
@blueprint.response(200, description="A workbook with one sheet.", content_type=XLSX)
def batch_as_xlsx(id: str) -> Response:
    """The same as a workbook, with its sum. The reading is recorded."""
    return _sheet(id, "xlsx", XLSX)


def _sheet(id: str, kind: str, content_type: str) -> Response:
    state: Batch = handlers.batches.one(context(), actor(), id).state
    answer = Response(batch_sheet.printed(context(), actor().id, state, kind), content_type=content_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="batch-{state.id}.{kind}"'
    return answer


@blueprint.route("/batches/<id>/payment", methods=["POST"])
@allow("officer")
@blueprint.arguments(incoming.Paying)
@blueprint.response(200, schemas.BatchOut)
def pay_batch(body: dict[str, Any], id: str) -> Any:
    """Note that the treasury paid the whole batch; each of its subsidies is entered as paid at once."""
    return _shown(handlers.batches.pay(context(), caller(), id, body["reference"]))
