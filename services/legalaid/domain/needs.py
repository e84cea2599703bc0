"""What the recipient needs of a lawyer beyond the law (语言、方言、地点), as an officer learns it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kernel.words import Actor, Invalid, OutOfOrder
from services.legalaid import law
from services.legalaid.domain import permission
from services.legalaid.domain.application import Application
from services.legalaid.domain.inside import Needs
from services.legalaid.events import NeedsNoted


def note(
    application: Application, actor: Actor, languages: tuple[str, ...], place: str | None, now: datetime
) -> Sequence[Any]:
    """Note languages and place, as long as a lawyer is or may be looked for."""
    permission.require(actor, "needs", application)
    if application.over:
        raise OutOfOrder("assignment.not_now")
    if any(language not in law.languages() for language in languages):
        raise Invalid("needs.unknown_language", field="languages")
    if place is not None and place not in law.places():
        raise Invalid("needs.unknown_place", field="place")
    told = Needs(tuple(sorted(set(languages))), place)
    return () if told == application.needs else (NeedsNoted(told.languages, told.place, actor.id, now),)
