"""Adding to a case that is there already (补充情况): the same case, not a second one."""

from collections.abc import Mapping
from datetime import datetime

from kernel.words import Actor, OutOfOrder
from services.intake.domain.case import Case
from services.intake.domain.rights import require
from services.intake.events import NoteAdded, State

ROLES = ("operator", "officer", "supervisor", "resident")
MOST = 200


def add_note(
    case: Case, actor: Actor, note: str, now: datetime, sealed: Mapping[str, str]
) -> list[NoteAdded]:
    """What the applicant says, or tells the hotline or the counter, while the case is open."""
    require(actor, "note", case)
    if case.state is State.CLOSED:
        raise OutOfOrder("already_closed", state=case.state.value)
    if len(case.notes) >= MOST:
        raise OutOfOrder("too_many_notes", most=MOST)
    role = next((role for role in ROLES if actor.has(role)), "resident")
    return [NoteAdded(case.case, note, actor.id, role, now, dict(sealed))]
