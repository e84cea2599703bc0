"""What evaluation came to: by region for everybody, by lawyer, mediator and service for staff."""

from typing import Any

from kernel.context import Context
from kernel.words import PUBLIC, Actor, Forbidden, Refusal
from services.evaluation import store
from services.evaluation.domain.publishing import Figure, Row, row
from services.evaluation.rubric import PRACTICE

STAFF = ("officer", "operator", "supervisor", "admin", "lawyer", "mediator", "evaluator")
PUBLIC_KIND = "region"


class SignInNeeded(Refusal):
    """Nobody signed in, and this is not for everybody."""

    status = 401


def rows(ctx: Context, actor: Actor, by: str, area: str | None) -> list[Row]:
    """The rows of a kind. Staff see their own region's; the rows by region are public."""
    if by != PUBLIC_KIND:
        area = _own_area(actor)
    return [row(key, tally, PRACTICE) for key, tally in store.results(ctx.db, by, area).items()]


def _own_area(actor: Actor) -> str:
    if actor is PUBLIC:
        raise SignInNeeded("sign_in_needed")
    if not actor.has(*STAFF):
        raise Forbidden("results_for_staff")
    if actor.region is None:
        raise Forbidden("region_missing")
    return actor.region


def shown(by: str, row: Row) -> dict[str, Any]:
    """A row of results: figures flat, their bounds beside them."""
    shares = {"satisfaction": row.satisfaction, "awareness": row.awareness, "first_choice": row.first_choice}
    figures = {"score": row.mean, **shares}
    methods = dict.fromkeys(shares, "wilson") | {"score": "t"}
    return {
        "key": row.key,
        by: row.key,
        "n": row.n,
        "suppressed": row.suppressed,
        "scored": row.scored,
        "answered": row.answered,
        **{name: figure.value if figure else None for name, figure in figures.items()},
        "intervals": {name: _interval(figure, methods[name]) for name, figure in figures.items()},
    }


def _interval(figure: Figure | None, method: str) -> dict[str, Any] | None:
    if figure is None:
        return None
    return {"low": figure.low, "high": figure.high, "confidence": PRACTICE.confidence, "method": method}
