"""Means as their applicant and the officers of the region see them; nobody else does."""

import json
from typing import Any

from kernel.context import Context
from kernel.words import Actor
from services.legalaid.domain import permission
from services.legalaid.domain.application import Application
from services.legalaid.handlers.reading import words


def stated(ctx: Context, actor: Actor, state: Application) -> dict[str, Any] | None:
    """The statement in clear, for the applicant and the officers of the region."""
    if state.means is None or not _theirs(actor, state):
        return None
    text = words.opened(ctx, actor, state, f"{state.id}.means", state.means.sealed.get("means"))
    head = {"at": state.means.at, "pledged": state.means.pledged}
    return head | {name: value for name, value in json.loads(text or "{}").items() if name != "pledge"}


def consulted(ctx: Context, actor: Actor, state: Application) -> dict[str, Any] | None:
    """What shared records said."""
    asked = state.shared_records
    if asked is None or not _theirs(actor, state):
        return None
    text = words.opened(ctx, actor, state, f"{state.id}.records", asked.sealed.get("records"))
    head = {"source": asked.source, "at": asked.at, "confirms": asked.confirms}
    return head | {"records": json.loads(text or "[]")}


def _theirs(actor: Actor, state: Application) -> bool:
    return actor.id == state.applicant or permission.officer_of(actor, state)
