"""Drawing a sample and reading it: frame, draw, how to recompute it, and how the scorers agree."""

from datetime import date
from typing import Any

from kernel import ids
from kernel.clock import CHINA
from kernel.context import Context
from kernel.pages import Page
from kernel.step import By, Loaded, Outcome
from kernel.words import Actor, Forbidden, NotFound
from services.evaluation import store
from services.evaluation.domain import sample as rules
from services.evaluation.domain.agreement import alpha
from services.evaluation.domain.case import EvaluatedCase
from services.evaluation.domain.sample import Order, Sample
from services.evaluation.rubric import PRACTICE, in_force


def draw(ctx: Context, by: By, start: date, end: date, rate: str, seed: str) -> Outcome[Sample]:
    """Draw from the closed cases of the actor's region. The same cause gives the same sample."""
    if by.actor.region is None:
        raise Forbidden("region_missing")
    order = Order(ids.of("sample", by.cause), start, end, rate, seed)
    frame = store.frame(ctx.db, by.actor.region, start, end, PRACTICE.largest_frame)
    now = ctx.now()
    basis = in_force(now.astimezone(CHINA).date()).basis
    return ctx.step(
        store.SAMPLES, order.id, lambda _state: rules.draw(by.actor, order, frame, PRACTICE, basis, now), by
    )


def one(ctx: Context, actor: Actor, id: str) -> Loaded[Sample]:
    """A sample that the actor may see. 404 for another region's."""
    loaded = ctx.load(store.SAMPLES, id)
    if loaded is None or not rules.may_see(actor, loaded.state):
        raise NotFound("sample_unknown")
    return loaded


def listed(ctx: Context, actor: Actor, cursor: str | None, limit: int) -> Page:
    """The samples of the actor's region and below, the newest first."""
    if actor.region is None:
        raise Forbidden("region_missing")
    return ctx.page(store.SAMPLES, {"state.areas": actor.region}, cursor=cursor, limit=limit)


def progress(ctx: Context, sample: Sample) -> dict[str, Any]:
    """How far the drawn cases are, and how well their evaluators agree (Krippendorff's alpha)."""
    names = [store.case_id(case) for case in sample.cases]
    cases = [c.state for c in ctx.find(store.CASES, {"_id": {"$in": names}}, limit=len(names) or 1)]
    units = [_scores(case) for case in cases]
    found = alpha(units)
    return {
        "drawn": len(sample.cases),
        "reviews": sum(len(case.reviews) for case in cases),
        "scores": sum(len(unit) for unit in units),
        "settled": sum(case.last.score is not None for case in cases),
        "alpha": None if found is None else round(found, 4),
    }


def _scores(case: EvaluatedCase) -> list[float]:
    place = len(case.closings) - 1
    return [review.score for review in case.reviews_of(place) if review.score is not None]
