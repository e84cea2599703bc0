"""The applicant's means: the statement with its pledge, and shared records."""

from typing import Any

from kernel.web import allow, caller, context
from services.legalaid import handlers
from services.legalaid.api.routing import blueprint, shown
from services.legalaid.schemas import outgoing
from services.legalaid.schemas.means import MeansIn


@blueprint.route("/applications/<id>/means", methods=["POST"])
@allow("officer", "resident")
@blueprint.arguments(MeansIn)
@blueprint.response(200, outgoing.ApplicationOut)
def state_means(body: dict[str, Any], id: str) -> Any:
    """State household, income and assets; with `pledge` under a signed pledge (个人诚信承诺, 41)."""
    signature = body.pop("signature")
    return shown(handlers.means.state_means(context(), caller(), id, body, signature))


@blueprint.route("/applications/<id>/shared-records", methods=["POST"])
@allow("officer")
@blueprint.response(200, outgoing.ApplicationOut)
def consult_records(id: str) -> Any:
    """Ask the shared records of social relief about the applicant (信息共享查询, 41)."""
    return shown(handlers.means.consult_records(context(), caller(), id))
