"""An evaluator's own reviews: list, read, score. Never another's, never what another gave."""

from collections.abc import Mapping
from dataclasses import dataclass

from kernel import ids
from kernel.clock import CHINA
from kernel.context import Context
from kernel.pages import Page
from kernel.step import By, Loaded, Outcome
from kernel.words import Actor, NotFound
from services.evaluation import store
from services.evaluation.domain import reviewing, scoring
from services.evaluation.domain.case import EvaluatedCase, Review, ReviewState
from services.evaluation.rubric import Rubric, in_force, of_version

FOUND_BY = {ReviewState.OPEN: "state.open_for", ReviewState.SCORED: "state.done_by"}


@dataclass(frozen=True)
class Shown:
    """A review with the case that it is about; `evidence` are the evaluator's own words."""

    review: Review
    case: EvaluatedCase
    evidence: Mapping[str, str]


def listed(
    ctx: Context, actor: Actor, state: ReviewState, cursor: str | None, limit: int
) -> tuple[list[Shown], Page]:
    """The actor's own reviews in this state."""
    page = ctx.page(store.CASES, {FOUND_BY[state]: actor.id}, cursor=cursor, limit=limit)
    own = [
        Shown(review, item.state, {})
        for item in page.items
        for review in item.state.reviews
        if review.evaluator == actor.id and review.state == state
    ]
    return own, page


def one(ctx: Context, actor: Actor, id: str) -> Shown:
    """The actor's own review; reading the evidence again is recorded."""
    loaded = _loaded(ctx, id)
    return _shown(ctx, actor, loaded.state, id)


def score(
    ctx: Context, by: By, id: str, indicators: Mapping[str, float], evidence: Mapping[str, str]
) -> tuple[Shown, Outcome[EvaluatedCase]]:
    """Score a review. The evidence's words are sealed under the case's key before anything is decided."""
    loaded = _loaded(ctx, id)
    review = reviewing.own_review(loaded.state, by.actor, id)
    rubric = rubric_of(ctx, review)
    used = scoring.checked_methods(rubric, evidence)
    sealed = {method: ctx.seal(loaded.state.case, f"{id}.{method}", evidence[method]) for method in used}
    now = ctx.now()
    outcome = ctx.step(
        store.CASES,
        loaded.id,
        lambda state: reviewing.score(state, by.actor, id, indicators, evidence, sealed, rubric, now),
        by,
    )
    return Shown(
        outcome.state.review(id), outcome.state, {method: evidence[method] for method in used}
    ), outcome


def rubric_named(ctx: Context, version: str | None) -> Rubric:
    """The rubric of a version, or the one in force. Raises NotFound."""
    if version is None:
        return in_force(ctx.now().astimezone(CHINA).date())
    found = of_version(version)
    if found is None:
        raise NotFound("version_unknown", field="version")
    return found


def rubric_of(ctx: Context, review: Review) -> Rubric:
    """The rubric that the review was handed out under."""
    return of_version(review.rubric) or rubric_named(ctx, None)


def _shown(ctx: Context, actor: Actor, case: EvaluatedCase, id: str) -> Shown:
    review = reviewing.own_review(case, actor, id)
    if review.sealed:
        ctx.reading(actor.id, case.case, f"evidence of {id}", "evaluation")
    evidence = {
        method: ctx.open(case.case, f"{id}.{method}", token) for method, token in review.sealed.items()
    }
    return Shown(review, case, evidence)


def _loaded(ctx: Context, id: str) -> Loaded[EvaluatedCase]:
    loaded = ctx.load(store.CASES, ids.owner(id))
    if loaded is None:
        raise NotFound("review_unknown")
    return loaded
