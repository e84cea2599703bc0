"""Aid that came first: the papers that must follow (补办有关手续, 44)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kernel.words import Actor, Invalid, OutOfOrder
from services.legalaid import law
from services.legalaid.domain import decision, permission
from services.legalaid.domain.application import Application
from services.legalaid.domain.eligibility import Truth
from services.legalaid.events import AdvanceConfirmed


def confirm(application: Application, actor: Actor, sealed: dict[str, str], now: datetime) -> Sequence[Any]:
    """The papers are there and carry the aid; where the law's answer is not yes, say why all the same."""
    permission.require(actor, "confirm", application)
    made = application.decision
    if not application.papers_awaited or made is None:
        raise OutOfOrder("advance.nothing_awaited")
    found = decision.assess(application)
    if found.answer != Truth.YES and not sealed:
        raise Invalid(f"decision.reason_needed_{found.answer}", field="reason")
    late = made.papers_by is not None and now > made.papers_by
    basis = (law.duty("later_papers").basis, *found.basis)
    return (AdvanceConfirmed(actor.id, now, found.answer, late, sealed, basis),)
