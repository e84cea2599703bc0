"""Cases over HTTP: categories, triage, submitting, the officer's steps, the tracker."""

from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

from flask import request

from kernel.step import Outcome
from kernel.web import actor, address, allow, caller, context, tagged
from services.intake import domain, handlers, schemas
from services.intake.api.routing import QUERY, blueprint
from services.intake.domain import Case, Triage
from services.intake.law import Category, taxonomy
from services.intake.law.triage import Question, triage_rules
from services.intake.schemas import Asked


@blueprint.route("/categories", methods=["GET"])
@allow("*", "service")
@blueprint.response(200, schemas.CategorySchema(many=True))
def categories() -> list[Category]:
    """The taxonomy (事项分类)."""
    return list(taxonomy())


@blueprint.route("/questions", methods=["GET"])
@allow("*", "service")
@blueprint.response(200, schemas.QuestionSchema(many=True))
def questions() -> list[Question]:
    """The guided questions of triage (引导式提问)."""
    return list(triage_rules().questions)


@blueprint.route("/triage", methods=["POST"])
@allow("*", "service")
@blueprint.arguments(schemas.TriageQuestionSchema)
@blueprint.response(200, schemas.TriageSchema)
def triage(question: dict[str, Any]) -> Triage:
    """What kind of help fits, and why (分流). Stores nothing."""
    return domain.triage(triage_rules(), question["narrative"], question["answers"])


@blueprint.route("/cases", methods=["POST"])
@allow("resident", "operator", "officer", "service")
@blueprint.arguments(schemas.SubmissionSchema)
@blueprint.response(201, schemas.SubmittedSchema)
def submit(asked: Asked) -> tuple[dict[str, Any], int, dict[str, str]]:
    """Ask for help (提交), by page, hotline or counter. A repeat is marked `Idempotency-Replayed`."""
    outcome = handlers.submit(context(), caller(), asked)
    answer = {"state": tagged(outcome), "code": handlers.code_of(context(), outcome.id)}
    return answer, 201, {"Idempotency-Replayed": "true"} if outcome.repeated else {}


@blueprint.route("/cases", methods=["GET"])
@allow("*")
@blueprint.arguments(schemas.ListingSchema, **QUERY)
@blueprint.response(200, schemas.ListedSchema(many=True))
def listing(query: dict[str, Any]) -> tuple[list[Case], int, dict[str, str]]:
    """One's own cases; staff: their region's; lawyers and mediators: those they have.

    Newest first; where there are more, `Link: <…>; rel="next"` says how to go on.
    """
    page = handlers.listing(context(), actor(), **query)
    return [item.state for item in page.items], 200, _following(page.next)


@blueprint.route("/cases/<case>", methods=["GET"])
@allow("*")
@blueprint.arguments(schemas.PurposeSchema, **QUERY)
@blueprint.response(200, schemas.CaseReadSchema)
def read(query: dict[str, Any], case: str) -> SimpleNamespace:
    """The whole case; the reading is recorded."""
    seen = handlers.read(context(), actor(), case, query["purpose"])
    tagged(Outcome(case, seen.case, seen.version))
    people = {"applicant": seen.applicant, "opponent": seen.opponent}
    mine = {"tracking_code": seen.tracking_code, "steps": handlers.steps_of(actor(), seen.case)}
    return SimpleNamespace(**(vars(seen.case) | vars(seen.opened) | people | mine))


@blueprint.route("/cases/<case>/accept", methods=["POST"])
@allow("officer")
@blueprint.response(200, schemas.CaseSchema)
def accept(case: str) -> Case:
    """Accept (受理): the officer now owns the work order."""
    return _case(handlers.accept(context(), caller(), case))


@blueprint.route("/cases/<case>/route", methods=["POST"])
@allow("officer")
@blueprint.arguments(schemas.RoutingSchema)
@blueprint.response(200, schemas.CaseSchema)
def route(routing: dict[str, Any], case: str) -> Case:
    """Route (分派) to a service; again where the last attempt came to nothing."""
    return _case(handlers.route(context(), caller(), case, **routing))


@blueprint.route("/cases/<case>/close", methods=["POST"])
@allow("officer")
@blueprint.arguments(schemas.ClosingSchema)
@blueprint.response(200, schemas.CaseSchema)
def close(closing: dict[str, Any], case: str) -> Case:
    """Close (办结) a case that no service's own record ends."""
    return _case(handlers.close(context(), caller(), case, **closing))


@blueprint.route("/cases/<case>/withdraw", methods=["POST"])
@allow("*")
@blueprint.arguments(schemas.WithdrawalSchema)
@blueprint.response(200, schemas.CaseSchema)
def withdraw(withdrawal: dict[str, Any], case: str) -> Case:
    """Withdraw (撤回) one's own case."""
    return _case(handlers.withdraw(context(), caller(), case, **withdrawal))


@blueprint.route("/track", methods=["GET"])
@allow("public")
@blueprint.arguments(schemas.TrackingSchema, **QUERY)
@blueprint.response(200, schemas.TrackSchema)
def track(query: dict[str, Any]) -> handlers.Tracked:
    """The tracker (办件进度), for anyone with receipt and code."""
    return handlers.track(context(), address(), query["receipt"], query["code"])


def _case(outcome: Outcome[Case]) -> Case:
    state: Case = tagged(outcome)
    return state


def _following(cursor: str | None) -> dict[str, str]:
    if cursor is None:
        return {}
    query = urlencode({**request.args.to_dict(), "cursor": cursor})
    return {"Link": f'<{request.path}?{query}>; rel="next"'}
