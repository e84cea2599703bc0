"""The survey behind a token, and the calls that a dissatisfied answer leads to."""

from dataclasses import dataclass

from itsdangerous import BadData, URLSafeSerializer

from kernel.context import Context
from kernel.pages import Page
from kernel.step import By, Loaded, Outcome
from kernel.words import Actor, Forbidden, NotFound, covers
from services.evaluation import store
from services.evaluation.domain import rating
from services.evaluation.domain.case import EvaluatedCase
from services.evaluation.rubric import PRACTICE

COMMENT, RESULT = "survey.comment", "follow_up.result"


@dataclass(frozen=True)
class Waiting:
    """A follow-up as staff see it: the answers, and the resident's comment if there is one."""

    id: str
    case: EvaluatedCase
    comment: str | None


def asked(ctx: Context, token: str) -> Loaded[EvaluatedCase]:
    """The case that a token is for. 404 for a token that is not ours."""
    try:
        case = URLSafeSerializer(ctx.secret("survey")).loads(token)
    except BadData:
        raise NotFound("survey_unknown") from None
    loaded = ctx.load(store.CASES, store.case_id(str(case)))
    if loaded is None:
        raise NotFound("survey_unknown")
    return loaded


def answer(
    ctx: Context, by: By, token: str, satisfied: int, aware: bool, first_choice: bool, comment: str | None
) -> Outcome[EvaluatedCase]:
    """The resident rates, once."""
    loaded = asked(ctx, token)
    sealed = {"comment": ctx.seal(loaded.state.case, COMMENT, comment)} if comment else {}
    now = ctx.now()
    return ctx.step(
        store.CASES,
        loaded.id,
        lambda state: rating.answer(state, satisfied, aware, first_choice, sealed, PRACTICE, now),
        by,
    )


def waiting(ctx: Context, actor: Actor, cursor: str | None, limit: int) -> tuple[list[Waiting], Page]:
    """The open follow-ups of the actor's region; every comment read is recorded."""
    if actor.region is None:
        raise Forbidden("region_missing")
    page = ctx.page(store.CASES, {"state.following": actor.region}, cursor=cursor, limit=limit)
    return [_waiting(ctx, actor, item) for item in page.items], page


def follow_up(ctx: Context, by: By, id: str, result: str) -> Outcome[EvaluatedCase]:
    """Staff spoke with the resident; what came of it is sealed."""
    loaded = ctx.load(store.CASES, id)
    if loaded is None or not covers(by.actor.region, loaded.state.region):
        raise NotFound("follow_up_unknown")
    sealed = {"result": ctx.seal(loaded.state.case, RESULT, result)}
    now = ctx.now()
    return ctx.step(store.CASES, id, lambda state: rating.follow_up(state, by.actor, sealed, now), by)


def _waiting(ctx: Context, actor: Actor, item: Loaded[EvaluatedCase]) -> Waiting:
    survey = item.state.survey
    token = survey.sealed.get("comment") if survey else None
    if token is None:
        return Waiting(item.id, item.state, None)
    ctx.reading(actor.id, item.state.case, "survey comment", "follow-up")
    return Waiting(item.id, item.state, ctx.open(item.state.case, COMMENT, token))
