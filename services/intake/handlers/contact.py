"""How the applicant wants to be reached (安全联系方式), for a service that is about to write.

Only the service is told, and only this; the reading is recorded before.
"""

from dataclasses import dataclass
from typing import Any

from kernel.context import Context
from kernel.words import Actor, NotFound
from services.intake import store
from services.intake.domain import Case
from services.intake.handlers.reading import opened_words

WHY = "安全联系方式"


@dataclass(frozen=True)
class Contact:
    """`quiet`: nobody may be told anything before the person agrees. `person` is the applicant's id."""

    person: str
    quiet: bool
    phone: str | None = None
    hours: str | None = None
    say_nothing: bool = False
    note: str | None = None


def contact(ctx: Context, actor: Actor, id: str) -> Contact:
    """How to reach the applicant of a case. Raises NotFound."""
    found = ctx.load(store.CASES, id)
    if found is None:
        raise NotFound("case_not_found")
    case: Case = found.state
    ctx.reading(actor.id, case.applicant, f"case {case.case}: safe contact", WHY)
    told: dict[str, Any] = opened_words(ctx, case).safe_contact
    return Contact(case.applicant, case.quiet, **told)
