"""The HTTP calls of the evaluation service. No rules here: load, handler, dump."""

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask import g, request

from kernel.problems import language
from kernel.routes import Blueprint
from kernel.web import actor, allow, caller, context, tagged
from services.evaluation import schemas
from services.evaluation.domain.case import ReviewState
from services.evaluation.handlers import results, reviews, samples, showing, surveys

blueprint = Blueprint(
    "evaluation", __name__, url_prefix="/api/evaluation", description="Third-party evaluation 第三方评估",
    told=Path(__file__).with_name("examples.json"),
)  # fmt: skip
CALLERS = ("officer", "operator", "supervisor")


def _linked(items: list[Any], cursor: str | None) -> Any:
    """A list; where there is more, `Link: <…>; rel="next"` says how to go on."""
    if cursor is None:
        return items, 200
    query = urlencode({**request.args.to_dict(), "cursor": cursor})
    return items, 200, {"Link": f'<{request.path}?{query}>; rel="next"'}


@blueprint.route("/indicators")
@allow("*")
@blueprint.arguments(schemas.Version, location="query")
@blueprint.response(200, schemas.RubricOut)
def indicators(asked: dict[str, Any]) -> Any:
    """The rubric in force, or the version that a review was handed out under."""
    return showing.rubric(reviews.rubric_named(context(), asked["version"]), language())


@blueprint.route("/samples", methods=["POST"])
@allow("supervisor")
@blueprint.arguments(schemas.Drawing)
@blueprint.response(201, schemas.SampleOut)
def draw_sample(body: dict[str, Any]) -> Any:
    """Draw from the cases closed in the period, in the region of the caller; hand out the reviews."""
    period = body["period"]
    outcome = samples.draw(context(), caller(), period["start"], period["end"], body["rate"], body["seed"])
    return showing.sample(tagged(outcome), language())


@blueprint.route("/samples")
@allow("supervisor", "officer")
@blueprint.arguments(schemas.Pages, location="query")
@blueprint.response(200, schemas.SampleSummaryOut(many=True))
def list_samples(asked: dict[str, Any]) -> Any:
    """The samples of one's region, the newest first."""
    page = samples.listed(context(), actor(), asked["cursor"], asked["limit"])
    return _linked([showing.summary(item.state) for item in page.items], page.next)


@blueprint.route("/samples/<id>")
@allow(*results.STAFF)
@blueprint.response(200, schemas.SampleOut)
def one_sample(id: str) -> Any:
    """Frame, draw, and how anybody computes the draw again."""
    loaded = samples.one(context(), actor(), id)
    g.version = loaded.version
    return showing.sample(loaded.state, language())


@blueprint.route("/samples/<id>/progress")
@allow("supervisor", "officer")
@blueprint.response(200, schemas.ProgressOut)
def sample_progress(id: str) -> Any:
    """How far the reviews are, and how well the evaluators agree."""
    return samples.progress(context(), samples.one(context(), actor(), id).state)


@blueprint.route("/reviews")
@allow("evaluator")
@blueprint.arguments(schemas.Which, location="query")
@blueprint.response(200, schemas.ReviewOut(many=True))
def list_reviews(asked: dict[str, Any]) -> Any:
    """One's own reviews."""
    state = ReviewState(asked["state"])
    own, page = reviews.listed(context(), actor(), state, asked["cursor"], asked["limit"])
    return _linked([showing.review(shown) for shown in own], page.next)


@blueprint.route("/reviews/<id>")
@allow("evaluator")
@blueprint.response(200, schemas.ReviewOut)
def one_review(id: str) -> Any:
    """A review of one's own, with one's own evidence once it is scored."""
    return showing.review(reviews.one(context(), actor(), id))


@blueprint.route("/reviews/<id>/scores", methods=["POST"])
@allow("evaluator")
@blueprint.arguments(schemas.Scoring)
@blueprint.response(200, schemas.ReviewOut)
def score_review(body: dict[str, Any], id: str) -> Any:
    """Score a review, once, with evidence by at least one method."""
    shown, outcome = reviews.score(context(), caller(), id, body["indicators"], body["evidence"])
    tagged(outcome)
    return showing.review(shown)


@blueprint.route("/surveys/<token>")
@allow("public")
@blueprint.response(200, schemas.SurveyOut)
def ask(token: str) -> Any:
    """What the resident is asked, and whether it was answered."""
    return showing.survey(surveys.asked(context(), token).state, language())


@blueprint.route("/surveys/<token>", methods=["POST"])
@allow("public")
@blueprint.arguments(schemas.Answers)
@blueprint.response(201, schemas.ThanksOut)
def answer(body: dict[str, Any], token: str) -> Any:
    """Rate, once; a dissatisfied answer opens a follow-up."""
    outcome = surveys.answer(context(), caller(), token, **body)
    return {"state": "answered", "follow_up": outcome.state.follow_up is not None}


@blueprint.route("/follow-ups")
@allow(*CALLERS)
@blueprint.arguments(schemas.Pages, location="query")
@blueprint.response(200, schemas.FollowUpOut(many=True))
def list_follow_ups(asked: dict[str, Any]) -> Any:
    """Dissatisfied residents of one's region who are still to be called."""
    found, page = surveys.waiting(context(), actor(), asked["cursor"], asked["limit"])
    return _linked([showing.follow_up(waiting) for waiting in found], page.next)


@blueprint.route("/follow-ups/<id>/done", methods=["POST"])
@allow(*CALLERS)
@blueprint.arguments(schemas.Calling)
@blueprint.response(200, schemas.FollowUpOut)
def follow_up(body: dict[str, Any], id: str) -> Any:
    """Say what came of the call."""
    outcome = surveys.follow_up(context(), caller(), id, body["result"])
    return showing.follow_up(surveys.Waiting(id, tagged(outcome), None))


@blueprint.route("/results")
@allow("public")
@blueprint.arguments(schemas.Kind, location="query")
@blueprint.response(200, schemas.ResultOut(many=True))
def show_results(asked: dict[str, Any]) -> Any:
    """What evaluation came to: by region for everybody; by service, lawyer, mediator for staff."""
    found = results.rows(context(), actor(), asked["by"], asked["region"])
    return [results.shown(asked["by"], row) for row in found]
