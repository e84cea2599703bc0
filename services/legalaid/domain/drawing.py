"""A draw that nobody can steer and anybody can recompute (L4).

The office fixes the list of candidates and SHA-256(secret), and names a public lottery draw that
is still to come. Its result is mixed with the secret: the office cannot choose the result, and the
lottery does not know the secret. Candidates are asked in the order of
SHA-256(secret, newline, result, newline, draw id, newline, candidate), in hexadecimal.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from kernel.words import Actor, Invalid, NotFound, OutOfOrder
from services.legalaid import law
from services.legalaid.domain import permission
from services.legalaid.domain.application import Application
from services.legalaid.domain.candidate import Bench
from services.legalaid.domain.hindrance import hindrance
from services.legalaid.domain.inside import Draw
from services.legalaid.domain.periods import day_of
from services.legalaid.events import DrawCommitted, DrawMade


def commitment(secret: str) -> str:
    """What is told of the secret beforehand."""
    return hashlib.sha256(secret.encode()).hexdigest()


def order(draw: str, candidates: Sequence[str], secret: str, entropy: str) -> tuple[str, ...]:
    """The candidates in the order in which they are asked."""

    def place(name: str) -> tuple[str, str]:
        text = "\n".join((secret, entropy, draw, name))
        return hashlib.sha256(text.encode()).hexdigest(), name

    return tuple(sorted(candidates, key=place))


def commit(
    application: Application,
    actor: Actor,
    bench: Bench,
    source: str,
    draws_at: datetime,
    secret: str,
    sealed: dict[str, str],
    now: datetime,
) -> Sequence[Any]:
    """Fix the list, the secret's hash and the public draw. One draw for each time a lawyer is looked for."""
    permission.require(actor, "draw", application)
    if (
        not application.to_assign
        or application.open_offer is not None
        or application.current_draw is not None
    ):
        raise OutOfOrder("draw.not_now")
    if draws_at <= now:
        raise Invalid("draw.not_in_the_future", field="draws_at")
    if draws_at - now > timedelta(days=law.draw_within_days()):
        raise Invalid("draw.too_far", field="draws_at")
    fit = sorted(one.lawyer for one in bench if hindrance(application, one, day_of(now)) is None)
    if not fit:
        raise OutOfOrder("assignment.nobody")
    return (
        DrawCommitted(
            draw=f"{application.id}.d{len(application.draws) + 1}",
            method=law.draw_method(),
            candidates=tuple(fit),
            commitment=commitment(secret),
            source=source,
            draws_at=draws_at,
            overdue_at=draws_at + timedelta(hours=law.draw_overdue_hours()),
            by=actor.id,
            at=now,
            sealed=sealed,
        ),
    )


def find(application: Application | None, id: str) -> Draw:
    """A draw of this application."""
    for draw in application.draws if application else ():
        if draw.id == id:
            return draw
    raise NotFound("draw.unknown")


def make(
    application: Application, actor: Actor, id: str, entropy: str, secret: str, now: datetime
) -> Sequence[Any]:
    """Enter the public result, once, and not before its time."""
    permission.require(actor, "draw", application)
    draw = find(application, id)
    if draw.made is not None or not application.to_assign:
        raise OutOfOrder("draw.not_now")
    if now < draw.draws_at:
        raise OutOfOrder("draw.too_early")
    asked = order(id, draw.candidates, secret, entropy)
    return (DrawMade(id, entropy, secret, asked, actor.id, now),)


def flaws(draw: Draw) -> list[str]:
    """What is wrong with a draw, recomputed from what is published; empty where all is right."""
    if draw.made is None or draw.secret is None or draw.entropy is None:
        return ["not made yet"]
    found = []
    if commitment(draw.secret) != draw.commitment:
        found.append("the secret is not the one that was committed to")
    if not draw.committed < draw.draws_at <= draw.made:
        found.append("the public draw does not lie between commitment and result")
    if order(draw.id, draw.candidates, draw.secret, draw.entropy) != draw.order:
        found.append("the order does not follow from list, secret and result")
    return found
