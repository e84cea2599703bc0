"""What became of a decision or a lawyer: objection, notice, termination, replacement."""

from typing import Any

from kernel.context import Context
from kernel.words import Actor
from services.legalaid import law
from services.legalaid.domain.application import Application
from services.legalaid.domain.inside import Matter, Notified, Objection
from services.legalaid.handlers.reading import words


def objection(ctx: Context, actor: Actor, state: Application, made: Objection) -> dict[str, Any]:
    """What is held against the decision, and the answer; upheld: the ways that remain (49(3))."""
    said, answer = made.sealed.get("objection"), made.review.get("review")
    return {
        "made": made.made,
        "due": made.due,
        "reviewed": made.reviewed,
        "upheld": made.upheld,
        "text": words.opened(ctx, actor, state, f"{state.id}.objection", said),
        "answer": words.opened(ctx, actor, state, f"{state.id}.review", answer),
        "next": ["administrative_review", "administrative_suit"] if made.upheld else [],
    }


def notice(ctx: Context, actor: Actor, state: Application, notice: Notified) -> dict[str, Any]:
    ground = law.notice_grounds()[notice.ground]
    said = {
        name: words.opened(ctx, actor, state, f"{state.id}.notice.{name}", notice.sealed.get(name))
        for name in ("organ_name", "number")
    }
    return {
        "organ": notice.organ,
        "ground": notice.ground,
        "basis": ground.source.basis,
        "text": ground.source.text,
        "experienced": notice.experienced,
        "received": notice.received,
        "told": notice.told,
        **said,
    }


def termination(ctx: Context, actor: Actor, state: Application, code: str) -> dict[str, Any]:
    ground = law.grounds()[code]
    token = state.termination.get("termination")
    return {
        "ground": code,
        "text": ground.source.text,
        "basis": ground.source.basis,
        "reason": words.opened(ctx, actor, state, f"{state.id}.termination", token),
    }


def replacement(
    ctx: Context, actor: Actor, state: Application, one: Matter, *, texts: bool
) -> dict[str, Any] | None:
    """The wish to change the lawyer. What the recipient says of the lawyer is not for that lawyer."""
    wish = one.replacement
    if wish is None or (actor.id == one.lawyer and wish.by != actor.id):
        return None
    said, answer = wish.sealed.get("wish"), wish.answer.get("answer")
    return {
        "by": "lawyer" if wish.by == one.lawyer else "recipient",
        "asked": wish.asked,
        "due": wish.due,
        "refused": wish.refused,
        "text": words.opened(ctx, actor, state, f"{one.id}.wish", said) if texts else None,
        "answer": words.opened(ctx, actor, state, f"{one.id}.answer", answer) if texts else None,
    }
